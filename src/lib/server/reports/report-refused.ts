import { PlumblineError } from '#lib/server/errors.ts';

/** A report that would be wrong or broken: nothing is written. */
export class ReportRefused extends PlumblineError {
	constructor(message: string, options?: { cause?: unknown }) {
		super('unverified', `The report is not written. ${message}`, options);
	}
}
