import { compareBeforeAfter, windowsAround } from '#lib/comparison/before-after.ts';
import type { BeforeAfter } from '#lib/comparison/before-after.ts';
import { isIsoDate } from '#lib/measures/calendar.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { WrongUsage } from '#lib/server/errors.ts';

/** A measure, the day of a change, how many whole months on either side, and which rows. */
export type ChangeQuestion = Pick<Question, 'measure' | 'where' | 'audience'> & {
	day: string;
	months: number;
};

const mostMonths = 24;

function check({ day, months }: ChangeQuestion): void {
	if (!isIsoDate(day))
		throw new WrongUsage(
			'The day of the change is no date: write it as YYYY-MM-DD, such as 2025-08-01'
		);
	if (!Number.isInteger(months) || months < 1 || months > mostMonths)
		throw new WrongUsage(`The months on either side are a whole number from 1 to ${mostMonths}`);
}

/** Asks a measure before and after a day. Throws WrongUsage for a day or a number of months that cannot be. */
export async function askBeforeAfter(
	ask: (question: Question) => Promise<Figure>,
	question: ChangeQuestion
): Promise<BeforeAfter> {
	check(question);
	const { day, months, measure, where, audience } = question;
	const windows = windowsAround(day, months);
	const rows = { measure, where, audience };
	const [before, after, series] = await Promise.all([
		ask({ ...rows, ...windows.before }),
		ask({ ...rows, ...windows.after }),
		ask({ ...rows, from: windows.before.from, to: windows.after.to, by: 'month' })
	]);
	return compareBeforeAfter(day, windows, { before, after, months: series });
}
