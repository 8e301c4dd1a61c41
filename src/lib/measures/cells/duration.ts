import { nowhere } from '#lib/measures/axis-counts.ts';
import type { AxisCounts } from '#lib/measures/axis-counts.ts';
import type { Released, Spread } from '#lib/measures/figure.ts';
import { quantile, rankOf, valueAtRank } from '#lib/measures/ranked.ts';
import type { Ranked } from '#lib/measures/ranked.ts';
import { meanAndSd } from '#lib/measures/tally.ts';
import type { Moments } from '#lib/measures/tally.ts';
import { medianRanks } from '#lib/statistics/median-ranks.ts';

function medianInterval(ranked: Ranked): { lo: number; hi: number } | undefined {
	const ranks = medianRanks(ranked.rows);
	if (!ranks) return undefined;
	const lo = valueAtRank(ranked, ranks.lo - 1);
	const hi = valueAtRank(ranked, ranks.hi - 1);
	return lo === undefined || hi === undefined ? undefined : { lo, hi };
}

function momentsOf({ at, n: counts, from, to }: AxisCounts, n: number): Moments {
	let total = 0;
	let squares = 0;
	for (let place = from; place < to; place++) {
		const value = at[place] ?? 0;
		const count = counts[place] ?? 0;
		if (value === nowhere) continue;
		total += value * count;
		squares += value * value * count;
	}
	return { n, total, squares };
}

/** The median length with its order-statistic interval, and the spread; nothing where there is no row. */
export function durationOf(lengths: AxisCounts): Released | undefined {
	const ranked = rankOf(lengths);
	const n = ranked.rows;
	if (n === 0) return undefined;
	const at = (p: number) => quantile(ranked, p);
	const { mean, sd } = meanAndSd(momentsOf(lengths, n));
	const [median, interval] = [at(0.5), medianInterval(ranked)];
	const cell: Released = { state: 'released', n, value: median ?? null };
	// Written one by one: a series by month for each program has hundreds of cells, and to spread one into another is slow.
	if (interval) {
		cell.lo = interval.lo;
		cell.hi = interval.hi;
	}
	cell.method = 'median, order statistics 95%';
	const spread: Spread = { mean };
	if (sd !== undefined) spread.sd = sd;
	spread.min = at(0);
	spread.p25 = at(0.25);
	spread.p50 = median;
	spread.p75 = at(0.75);
	spread.p90 = at(0.9);
	spread.max = at(1);
	cell.spread = spread;
	return cell;
}
