import type { BeforeAfter } from '#lib/comparison/before-after.ts';
import { getApplication } from '#lib/server/application.ts';
import type { ChangeQuestion } from '#lib/server/comparison/ask-before-after.ts';
import { FigureWithheld, TookTooLong, WrongUsage } from '#lib/server/errors.ts';

/** What a page's address says of a change: its day, where there is one, and the months on either side. */
export type Change = { day?: string; months: number };

const usualMonths = 6;

/** The change in a page's address; six months where it names no number. */
export function readChange(params: URLSearchParams): Change {
	const day = params.get('change') || undefined;
	const months = params.get('months');
	return { day, months: months ? Number(months) : usualMonths };
}

/** The measure before and after, or why it cannot be had. */
export async function answerChange(
	question: Omit<ChangeQuestion, 'day'> & Change
): Promise<BeforeAfter | { reason: string }> {
	try {
		return await getApplication().comparisons.beforeAfter({ ...question, day: question.day ?? '' });
	} catch (error) {
		if (error instanceof WrongUsage || error instanceof TookTooLong)
			return { reason: error.message };
		if (error instanceof FigureWithheld) return { reason: error.reason };
		throw error;
	}
}
