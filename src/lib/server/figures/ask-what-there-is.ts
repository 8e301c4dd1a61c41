import type { Figure, Question } from '#lib/measures/figure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';

/** Asks; of an export without calendar dates asks again for all there is. Undefined where the figure cannot be had at all. */
export async function askWhatThereIs(
	ask: (question: Question) => Promise<Figure>,
	question: Question
): Promise<Figure | undefined> {
	try {
		return await ask(question);
	} catch (error) {
		if (!(error instanceof FigureWithheld)) throw error;
		if (question.from === undefined && question.to === undefined) return undefined;
		return askWhatThereIs(ask, { ...question, from: undefined, to: undefined });
	}
}
