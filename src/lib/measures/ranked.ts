import { nowhere } from '#lib/measures/axis-counts.ts';
import type { AxisCounts } from '#lib/measures/axis-counts.ts';

/** The rows of an axis by rank: `upTo` is how many lie at a place or before it, in the order of places. */
export type Ranked = { axis: AxisCounts; upTo: readonly number[]; rows: number };

/** Ranks the rows that have a place on the axis. */
export function rankOf(axis: AxisCounts): Ranked {
	const { at, n, from, to } = axis;
	const upTo: number[] = [];
	let rows = 0;
	for (let place = from; place < to; place++) {
		if (at[place] !== nowhere) rows += n[place] ?? 0;
		upTo.push(rows);
	}
	return { axis, upTo, rows };
}

/** The place of the row with a whole rank from 0; undefined where there are not so many. */
export function valueAtRank({ axis, upTo, rows }: Ranked, rank: number): number | undefined {
	if (!(rank < rows)) return undefined;
	let first = 0;
	let last = upTo.length - 1;
	while (first < last) {
		const middle = (first + last) >> 1;
		if (rank < (upTo[middle] ?? 0)) last = middle;
		else first = middle + 1;
	}
	return axis.at[axis.from + first];
}

/** Quantile of type 7 (Hyndman and Fan 1996; R's default and DuckDB's quantile_cont). */
export function quantile(ranked: Ranked, p: number): number | undefined {
	const rank = (ranked.rows - 1) * p;
	const below = valueAtRank(ranked, Math.floor(rank));
	const above = valueAtRank(ranked, Math.ceil(rank));
	if (below === undefined || above === undefined) return undefined;
	return below + (above - below) * (rank - Math.floor(rank));
}
