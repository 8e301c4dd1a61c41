export type RefusedColumn = { column: string; kind: string; rows: number };

/** What every error of ours carries: a code for the reader's exit status or HTTP status, and how to mend it. */
export class PlumblineError extends Error {
	constructor(
		readonly code: string,
		message: string,
		options?: { cause?: unknown }
	) {
		super(message, options);
		this.name = new.target.name;
	}
}

/** The export holds what must not come in. Nothing of it was stored. */
export class ExportRefused extends PlumblineError {
	constructor(
		readonly file: string,
		readonly columns: RefusedColumn[],
		message: string
	) {
		super('refused', message);
	}
}

/** The file cannot be read, or nobody knows what it is. */
export class ExportNotRecognised extends PlumblineError {
	constructor(
		readonly file: string,
		message: string,
		options?: { cause?: unknown }
	) {
		super('not-recognised', message, options);
	}
}

/** A query failed. DuckDB's own words stay in the cause: they may quote a cell. */
export class QueryFailed extends PlumblineError {
	constructor(
		readonly query: string,
		cause: unknown
	) {
		super('query-failed', `The query ${query} failed.`, { cause });
	}
}

/** The question cannot be answered, or must not be. */
export class FigureWithheld extends PlumblineError {
	constructor(readonly reason: string) {
		super('withheld', reason);
	}
}

/** A question was ended because it took longer than a question may. */
export class TookTooLong extends PlumblineError {
	constructor(mostMs: number) {
		super(
			'too-long',
			`This took over ${mostMs / 1000} seconds and was stopped, so that others need not wait. Choose a shorter period or ` +
				'fewer filters.'
		);
	}
}

/** Whoever asked has left, and nobody else waits for the answer. */
export class ReaderLeft extends PlumblineError {
	constructor() {
		super('left', 'Nobody waits for this answer any more.');
	}
}

/** The question or the command was put wrongly: no such measure, no such dimension, an impossible date. */
export class WrongUsage extends PlumblineError {
	constructor(message: string) {
		super('usage', message);
	}
}
