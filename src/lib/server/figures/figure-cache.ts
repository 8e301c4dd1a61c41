/** What answers are of: one state of the data, by a number or in words; undefined where nothing is loaded. */
type Version = number | string | undefined;

/** Answers by question, for one version of the data at a time. */
export type FigureCache<T> = {
	/** The answer to a question, asked anew only where it is not known for this version. Failures are not kept. */
	get: (version: Version, question: unknown, ask: () => Promise<T>) => Promise<T>;
};

/**
 * Keeps the last answers, `most` at most. Two readers who ask the same at once are answered together. The question is
 * the key as it stands, its audience included: what was withheld for one reader is never another's answer.
 */
export function openFigureCache<T>(most: number): FigureCache<T> {
	let known: Version;
	const answers = new Map<string, Promise<T>>();

	return {
		get(version, question, ask) {
			if (version !== known) answers.clear();
			known = version;
			const key = JSON.stringify(question);
			const answer = answers.get(key) ?? ask();
			// Whoever was asked last stays longest.
			answers.delete(key);
			answers.set(key, answer);
			answer.catch(() => answers.get(key) === answer && answers.delete(key));
			for (const oldest of answers.keys()) {
				if (answers.size <= most) break;
				answers.delete(oldest);
			}
			return answer;
		}
	};
}
