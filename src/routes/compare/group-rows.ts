import { othersWords, placeAndSide } from '#lib/comparison/comparison-words.ts';
import type { GroupComparison } from '#lib/comparison/comparison.ts';
import { differenceUnit } from '#lib/measures/difference-words.ts';
import type { MeasureRef } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatInterval,
	formatValue
} from '#lib/measures/format.ts';

/** A row of the table of groups: its cells, or what stands in their place. */
export type GroupRow = {
	name: string;
	cells: string[];
	place: string;
	absent?: string;
	isFew: boolean;
};

/** One group as the table says it. Shares of under 20 people are counts only. */
export function groupRow(
	{ name, cell, funnel, others }: GroupComparison,
	measure: MeasureRef
): GroupRow {
	if (cell.state !== 'released')
		return { name, cells: [], place: '', absent: cell.reason, isFew: false };
	const { k, n, value, lo, hi } = cell;
	const isFew = k !== undefined && n < fewestForPercent;
	const range = (from?: number, to?: number) =>
		isFew || from === undefined || to === undefined
			? ''
			: formatInterval({ lo: from, hi: to }, measure);
	return {
		name,
		cells: [
			k === undefined ? formatCount(n) : `${formatCount(k)} of ${formatCount(n)}`,
			isFew || value === null ? '' : formatValue(value, measure),
			range(lo, hi),
			range(funnel?.limits.warning.lo, funnel?.limits.warning.hi),
			others ? othersWords(others, n, measure).replace(` ${differenceUnit(measure)}`, '') : ''
		],
		place: funnel ? placeAndSide(funnel.place, funnel.side) : '',
		isFew
	};
}
