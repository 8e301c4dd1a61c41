import { PlumblineError } from '#lib/server/errors.ts';

/** A report that would be wrong or broken: nothing is written. */
export class ReportRefused extends PlumblineError {
	constructor(
		readonly why: string,
		options?: { cause?: unknown }
	) {
		super('unverified', `The report is not written. ${why}`, options);
	}
}
