import { judgeAction, type Verdict } from '#lib/measures/action-result.ts';
import type { Action } from '#lib/measures/actions.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { getApplication } from '#lib/server/application.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';

/** The series an action is judged by, all months there are at its place, and what it says since the change began. */
export type Study = { figure: Figure | null; verdict: Verdict };

const unread = (words: string): Study => ({
	figure: null,
	verdict: { state: 'unread', asPredicted: null, words }
});

/** Asks the series of an action's measure and judges the action by it. Says why where there is none. */
export async function studyAction(action: Action): Promise<Study> {
	const { measure, where } = action;
	if (measure === null) return unread('It is about no measure: judge by what was seen.');
	try {
		const { ask } = getApplication();
		const figure = await ask({ measure, by: 'month', where, audience: 'inside' });
		return { figure, verdict: judgeAction(action, figure) };
	} catch (error) {
		if (error instanceof FigureWithheld || error instanceof WrongUsage)
			return unread(error.message);
		throw error;
	}
}
