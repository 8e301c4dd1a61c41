import type { Question } from '#lib/measures/figure.ts';
import { FigureWithheld, QueryFailed, TookTooLong, WrongUsage } from '#lib/server/errors.ts';
import { logError } from './log-error.ts';

/** One figure that fails must not take the others of its page along. */
export function sayFailed(error: QueryFailed, { measure }: Pick<Question, 'measure'>): string {
	logError(error, measure);
	return `${error.message} Run \`npx plumbline doctor\` on the server; the other figures of this page stand.`;
}

/**
 * Why there is no figure, for what a reader can mend or has to know. Throws the error again where it is none of those:
 * then it is the server's own failure.
 */
export function reasonOf(error: unknown, question: Pick<Question, 'measure'>): string {
	if (error instanceof WrongUsage || error instanceof TookTooLong) return error.message;
	if (error instanceof FigureWithheld) return error.reason;
	if (error instanceof QueryFailed) return sayFailed(error, question);
	throw error;
}
