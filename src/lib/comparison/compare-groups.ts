import type { FunnelPlace, GroupComparison, Others } from '#lib/comparison/comparison.ts';
import { groupSentence } from '#lib/comparison/comparison-words.ts';
import { placeOf } from '#lib/comparison/place.ts';
import type { Cell, Figure, Released } from '#lib/measures/figure.ts';
import { meanAndSd } from '#lib/measures/tally.ts';
import type { Moments } from '#lib/measures/tally.ts';
import { meanLimits } from '#lib/statistics/funnel/mean-limits.ts';
import { proportionLimits } from '#lib/statistics/funnel/proportion-limits.ts';
import type { FunnelLimits } from '#lib/statistics/funnel/tails.ts';
import { differenceOfProportions } from '#lib/statistics/newcombe.ts';
import type { Difference } from '#lib/statistics/newcombe.ts';
import { differenceOfMeans } from '#lib/statistics/welch.ts';

/** The limits of a funnel around the whole, for a group of n; undefined where the whole says too little to draw one. */
export function limitsFor(whole: Released, n: number): FunnelLimits | undefined {
	if (whole.k !== undefined) return proportionLimits(whole.k / whole.n, n);
	const sd = whole.spread?.sd;
	return sd === undefined || whole.value === null ? undefined : meanLimits(whole.value, sd, n);
}

function funnelOf(cell: Released, whole: Released): FunnelPlace | null {
	const limits = limitsFor(whole, cell.n);
	if (!limits || cell.value === null || whole.value === null) return null;
	return placeOf(cell.value, whole.value, limits);
}

/** Count, sum and sum of squares behind a mean with its standard deviation. */
function momentsOf({ n, value, spread }: Released): Moments {
	const [mean, sd] = [value ?? 0, spread?.sd ?? 0];
	return { n, total: n * mean, squares: (n - 1) * sd ** 2 + n * mean ** 2 };
}

const sampleOf = (moments: Moments) => {
	const { mean, sd = NaN } = meanAndSd(moments);
	return { n: moments.n, mean, sd };
};

const othersWith = (
	difference: Difference | undefined,
	rest: Pick<Others, 'k' | 'n' | 'value'>
): Others | null =>
	difference
		? { ...rest, difference: difference.difference, lo: difference.lo, hi: difference.hi }
		: null;

function otherMeans(cell: Released, whole: Released): Others | null {
	const [own, all] = [momentsOf(cell), momentsOf(whole)];
	const n = all.n - own.n;
	if (n === 0) return null;
	const rest = { n, total: all.total - own.total, squares: all.squares - own.squares };
	const others = sampleOf(rest);
	return othersWith(differenceOfMeans(sampleOf(own), others), { n, value: others.mean });
}

function otherShares(cell: Released, whole: Released): Others | null {
	const k = (whole.k ?? 0) - (cell.k ?? 0);
	const n = whole.n - cell.n;
	const difference = differenceOfProportions({ k: cell.k ?? 0, n: cell.n }, { k, n });
	return othersWith(difference, { k, n, value: k / n });
}

function compareCell(cell: Cell, whole: Cell): Pick<GroupComparison, 'funnel' | 'others'> {
	if (cell.state !== 'released' || whole.state !== 'released' || cell.n === whole.n)
		return { funnel: null, others: null };
	const others = cell.k === undefined ? otherMeans(cell, whole) : otherShares(cell, whole);
	return { funnel: funnelOf(cell, whole), others };
}

/**
 * Each group of a figure by a dimension beside all of them together: where it lies in the funnel around the whole,
 * and its difference from all others (Newcombe's interval for shares, Welch's for means). In the figure's own order,
 * which is by name. What the figure withholds has no number here either.
 */
export function compareGroups(figure: Figure): GroupComparison[] {
	return figure.series.map(({ by, value: cell }) => {
		const name = String(by[figure.asked.by ?? ''] ?? '');
		const compared = compareCell(cell, figure.value);
		return {
			name,
			cell,
			...compared,
			sentence: groupSentence(name, cell, compared, figure.measure)
		};
	});
}
