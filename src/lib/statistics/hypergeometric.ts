import gammaln from '@stdlib/math-base-special-gammaln';

const logChoose = (n: number, k: number): number =>
	gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);

/** How many ways there are to take k of n, as a number. */
export const choose = (n: number, k: number): number => Math.exp(logChoose(n, k));

/** `drawn` of `all` are drawn, of whom `marked` are of one sort. */
export type Urn = { all: number; marked: number; drawn: number };

/**
 * The terms of the hypergeometric distribution from k on, in parts of the first: what drawAtLeast adds up, from 1 where
 * k is the most that can be drawn. Terms that would be lost in rounding are left out.
 */
export function termsFrom({ all, marked, drawn }: Urn, k: number): number {
	const most = Math.min(marked, drawn);
	let [ratio, sum] = [1, 1];
	for (let i = k; i < most; i++) {
		const step = ((marked - i) * (drawn - i)) / ((i + 1) * (all - marked - drawn + i + 1));
		ratio *= step;
		// Each term is by so much smaller than the one before: where one is lost in rounding, all after it are.
		if (step < 1 && sum + ratio === sum) break;
		sum += ratio;
	}
	return sum;
}

/**
 * The chance to draw k or more of the marked ones: the upper tail of the hypergeometric distribution, with which
 * Fisher's exact test compares two shares. Fisher 1935; the terms after the first by their ratio.
 */
export function drawAtLeast({ all, marked, drawn }: Urn, k: number): number {
	const least = Math.max(0, drawn + marked - all);
	const most = Math.min(marked, drawn);
	if (k <= least) return 1;
	if (k > most) return 0;
	const logFirst =
		logChoose(marked, k) + logChoose(all - marked, drawn - k) - logChoose(all, drawn);
	return Math.min(1, Math.exp(logFirst + Math.log(termsFrom({ all, marked, drawn }, k))));
}
