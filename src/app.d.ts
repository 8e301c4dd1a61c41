declare global {
	/** The language the application was built in; not there where the source runs unbuilt. */
	const __LANGUAGE__: string | undefined;

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
