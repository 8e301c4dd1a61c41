import type { AdjustedGroup, Comparison, GroupComparison } from '#lib/comparison/comparison.ts';
import { placeAndSide } from '#lib/comparison/comparison-words.ts';
import type { MeasureRef } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatInterval,
	formatNumber,
	formatValue
} from '#lib/measures/format.ts';
import type { Making } from '#lib/server/reports/report-data.ts';
import type { ReportTable, TableRow } from '#lib/server/reports/series-table.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** Groups beside each other as a report prints them: the funnel with its table, then what is expected of each. */
export type ComparisonData = {
	heading: string;
	words: string;
	chart: string;
	/** Of the chart, in CSS pixels. */
	height: number;
	alt: string;
	table: ReportTable;
	/** What is said of expectations, or why nothing is. */
	adjusted: string;
	adjustedTable: ReportTable | null;
};

function groupRow({ name, cell, funnel }: GroupComparison, measure: MeasureRef): TableRow {
	if (cell.state !== 'released')
		return { head: name, cells: [], instead: cell.reason, isWhole: false };
	const { k, n, value } = cell;
	const isFew = k !== undefined && n < fewestForPercent;
	const count = k === undefined ? formatCount(n) : `${formatCount(k)} of ${formatCount(n)}`;
	const cells = [
		count,
		isFew || value === null ? '' : formatValue(value, measure),
		isFew || !funnel ? '' : formatInterval(funnel.limits.warning, measure),
		funnel ? placeAndSide(funnel.place, funnel.side) : ''
	];
	return { head: name, cells, isWhole: false };
}

function adjustedRow(group: AdjustedGroup, measure: MeasureRef): TableRow {
	const isShare = measure.valueUnit === 'rate';
	const { value } = group.standardised;
	const cells = [
		isShare ? formatCount(group.observed) : formatNumber(group.observed),
		formatNumber(group.expected),
		isShare && group.n < fewestForPercent ? '' : formatValue(value, measure),
		placeAndSide(group.place, group.side)
	];
	return { head: group.name, cells, isWhole: false };
}

const shares = [1.4, 0.9, 0.9, 1.2, 1.9];

function tablesOf({ by, groups, adjusted, figure }: Comparison) {
	const { measure } = figure;
	const head = upperFirst(by.replaceAll('_', ' '));
	const rate = measure.valueUnit === 'rate' ? 'Rate' : 'Points better';
	return {
		table: {
			heads: [head, 'Count', rate, '95% limits', 'Where it lies'],
			rows: groups.map((group) => groupRow(group, measure)),
			shares
		},
		adjustedTable:
			adjusted.state === 'shown'
				? {
						heads: [head, 'Observed', 'Expected', `${rate} allowed for`, 'Where it lies'],
						rows: adjusted.groups.map((group) => adjustedRow(group, measure)),
						shares
					}
				: null
	};
}

/** What a report prints of a comparison; undefined where no group has a place. Throws ReportRefused for a broken funnel. */
export async function comparisonData(
	comparison: Comparison,
	{ keep, charts }: Pick<Making, 'keep' | 'charts'>
): Promise<ComparisonData | undefined> {
	const drawn = await charts.ofComparison(comparison);
	if (!drawn) return undefined;
	const { adjusted, by, words } = comparison;
	return {
		heading: `By ${by.replaceAll('_', ' ')}, against chance`,
		words,
		chart: keep(drawn.svg),
		height: drawn.height,
		alt: `Funnel plot. ${words}`,
		...tablesOf(comparison),
		adjusted: adjusted.state === 'shown' ? adjusted.words : adjusted.reason
	};
}
