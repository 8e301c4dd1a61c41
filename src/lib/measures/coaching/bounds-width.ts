import { wilson } from '#lib/statistics/wilson.ts';

/** Of how many a rate is known, and of how many it should be. */
export type Measured = { n: number; all: number };

/**
 * How far apart the bounds of a rate are, as a fraction: none of those not measured a success, or all of them. The
 * lower is k / all and the upper (k + all - n) / all, so the width is (all - n) / all whatever k is.
 * With 38 of 47 measured: 9 / 47 = 0.191. 0 where there is nobody.
 */
export const boundsWidth = ({ n, all }: Measured): number => (all === 0 ? 0 : (all - n) / all);

/**
 * The width with so many more measured, as a fraction: each narrows it by 1 / all, until all are measured.
 * With 5 more of 38 of 47: 4 / 47 = 0.085.
 */
export const boundsWidthWith = ({ n, all }: Measured, more: number): number =>
	boundsWidth({ n: Math.min(all, n + more), all });

/** A hair under a whole person is no person more. */
const hair = 1e-9;

/**
 * The fewest more people that would have to be measured for the bounds to be at most `target` apart, as a fraction.
 * With 38 of 47 and 0.10: 4.7 may be missing, so 4; 9 are, so 5 more.
 */
export const moreForWidth = ({ n, all }: Measured, target: number): number =>
	Math.max(0, all - n - Math.floor(target * all + hair));

/**
 * How wide the Wilson 95% interval is now and with so many more measured, as fractions, were the share of successes
 * the same among them. Undefined where nobody is measured.
 */
export function intervalWidths(
	{ k, n }: { k: number; n: number },
	more: number
): { now: number; then: number } | undefined {
	const [now, then] = [wilson(k, n), n === 0 ? undefined : wilson((k / n) * (n + more), n + more)];
	return now && then && { now: now.hi - now.lo, then: then.hi - then.lo };
}
