import { currentAsker } from '#lib/server/asking/asker.ts';
import { ReaderLeft, TookTooLong } from '#lib/server/errors.ts';

/** What answers are of: one state of the data, by a number or in words; undefined where nothing is loaded. */
type Version = number | string | undefined;

/** Answers by question, for one version of the data at a time. */
export type FigureCache<T> = {
	/** The answer to a question, asked anew only where it is not known for this version. Failures are not kept. */
	get: (version: Version, question: unknown, ask: () => Promise<T>) => Promise<T>;
};

/**
 * Keeps the last answers, `most` at most. Two readers who ask the same at once are answered together. The question is
 * the key as it stands, its audience included: what was withheld for one reader is never another's answer. Where the
 * one for whom it is asked leaves, it is asked anew for the others.
 */
export function openFigureCache<T>(most: number): FigureCache<T> {
	let known: Version;
	const answers = new Map<string, Promise<T>>();

	const cache: FigureCache<T> = {
		get(version, question, ask) {
			if (version !== known) answers.clear();
			known = version;
			const key = JSON.stringify(question);
			const begun = answers.get(key);
			const answer = begun ?? ask();
			// Whoever was asked last stays longest.
			answers.delete(key);
			answers.set(key, answer);
			answer.catch(() => answers.get(key) === answer && answers.delete(key));
			for (const oldest of answers.keys()) {
				if (answers.size <= most) break;
				answers.delete(oldest);
			}
			if (!begun) return answer;
			return begun.catch((error: unknown) => {
				const isOthers = error instanceof ReaderLeft && !currentAsker()?.signal.aborted;
				if (isOthers) return cache.get(version, question, ask);
				if (error instanceof TookTooLong) markStopped();
				throw error;
			});
		}
	};
	return cache;
}

/** What was asked for another and took too long is missing in this answer, too. */
function markStopped(): void {
	const asker = currentAsker();
	if (asker) asker.wasStopped = true;
}
