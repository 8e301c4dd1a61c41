import type { Released } from '#lib/measures/figure.ts';
import { meanAndSd, quantile, valueAtRank } from '#lib/measures/tally.ts';
import type { Tally, Weighted } from '#lib/measures/tally.ts';
import { medianRanks } from '#lib/statistics/median-ranks.ts';

function inOrder(tallies: readonly Tally[]): Weighted[] {
	const values: Weighted[] = [];
	for (const { at, n } of tallies) if (typeof at === 'number') values.push({ value: at, n });
	return values.sort((a, b) => a.value - b.value);
}

function medianInterval(values: Weighted[], n: number): { lo: number; hi: number } | undefined {
	const ranks = medianRanks(n);
	if (!ranks) return undefined;
	const lo = valueAtRank(values, ranks.lo - 1);
	const hi = valueAtRank(values, ranks.hi - 1);
	return lo === undefined || hi === undefined ? undefined : { lo, hi };
}

/** The median length with its order-statistic interval, and the spread; nothing where there is no row. */
export function durationOf(tallies: readonly Tally[]): Released | undefined {
	const values = inOrder(tallies);
	let [n, total, squares] = [0, 0, 0];
	for (const { value, n: count } of values) {
		n += count;
		total += value * count;
		squares += value * value * count;
	}
	if (n === 0) return undefined;
	const at = (p: number) => quantile(values, p);
	return {
		state: 'released',
		n,
		value: at(0.5) ?? null,
		...medianInterval(values, n),
		method: 'median, order statistics 95%',
		spread: {
			...meanAndSd({ n, total, squares }),
			min: at(0),
			p25: at(0.25),
			p50: at(0.5),
			p75: at(0.75),
			p90: at(0.9),
			max: at(1)
		}
	};
}
