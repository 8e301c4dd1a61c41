declare global {
	namespace App {
		interface Locals {
			/** The language of a page for outsiders; English where a page sets none. */
			language?: string;
		}
		interface Error {
			message: string;
			mend?: string;
		}
	}
}

export {};
