import { drawFunnel, funnelHeight } from '#lib/charts/funnel.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
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
import { paperWidth } from '#lib/server/reports/report-chart.ts';
import type { KeepChart } from '#lib/server/reports/report-data.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
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

/** Throws ReportRefused where the funnel does not show a mark for each group that has a place. */
function drawForPaper(comparison: Comparison): { svg: string; height: number } | undefined {
	const size = { width: paperWidth, height: funnelHeight(comparison, paperWidth) };
	const option = drawFunnel(comparison, { theme: 'print', ...size });
	if (!option) return undefined;
	const svg = renderSvg(option, size);
	const marks = [option.series ?? []]
		.flat()
		.filter(({ name }) => name === 'value')
		.reduce((sum, { data }) => sum + (Array.isArray(data) ? data.length : 0), 0);
	const placed = comparison.groups.filter(({ funnel }) => funnel !== null).length;
	if (marks !== placed || /NaN|Infinity|undefined|null/.test(svg))
		throw new ReportRefused(`The funnel of ${comparison.figure.measure.title} is broken.`);
	return { svg, height: size.height };
}

/** What a report prints of a comparison; undefined where no group has a place. Throws ReportRefused for a broken funnel. */
export function comparisonData(
	comparison: Comparison,
	keep: KeepChart
): ComparisonData | undefined {
	const drawn = drawForPaper(comparison);
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
