import { headerWords } from '#lib/profiles/header-words.ts';

const isSubsequence = (short: string, long: string): boolean => {
	let at = 0;
	for (const letter of long) if (letter === short[at]) at++;
	return at === short.length;
};

function sharedStart(a: string, b: string): number {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length++;
	return length;
}

/** How alike two words are: 1 the same, 0.8 one shortens the other (dt, date), 0.6 they start alike (admit, admission). */
function wordLikeness(a: string, b: string): number {
	if (a === b) return 1;
	if (/\d/.test(a + b)) return 0;
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	if (short.length > 1 && short[0] === long[0] && isSubsequence(short, long)) return 0.8;
	return sharedStart(a, b) >= 4 ? 0.6 : 0;
}

/** The best word of `others` for each word of `words`, each used once. */
function sharedWords(words: string[], others: string[]): number {
	const free = [...others];
	let sum = 0;
	for (const word of words) {
		const likeness = free.map((other) => wordLikeness(word, other));
		const best = Math.max(0, ...likeness);
		if (best === 0) continue;
		free.splice(likeness.indexOf(best), 1);
		sum += best;
	}
	return sum;
}

/**
 * How likely two headers name the same column, from 0 to 1: the part of their words that they share (Dice), where a
 * word counts in part for one that it shortens. `Admit Dt` and `admit_date` are 0.9 alike.
 */
export function headerLikeness(a: string, b: string): number {
	const [left, right] = [headerWords(a), headerWords(b)];
	if (left.length === 0 || right.length === 0) return 0;
	if (left.join('') === right.join('')) return 1;
	return (2 * sharedWords(left, right)) / (left.length + right.length);
}

export type Renamed = { from: string; to: string };

const leastLikeness = 0.6;

/** Missing headers with the new header each has likely become, most alike first; none is used twice. */
export function likelyRenamed(missing: string[], added: string[]): Renamed[] {
	const pairs = missing
		.flatMap((from) => added.map((to) => ({ from, to, likeness: headerLikeness(from, to) })))
		.filter(({ likeness }) => likeness >= leastLikeness)
		.sort((a, b) => b.likeness - a.likeness);
	const renamed: Renamed[] = [];
	for (const { from, to } of pairs)
		if (!renamed.some((each) => each.from === from || each.to === to)) renamed.push({ from, to });
	return renamed;
}
