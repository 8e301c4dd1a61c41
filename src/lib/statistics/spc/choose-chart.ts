import { fewestForLimits } from '#lib/statistics/spc/constants.ts';
import { isOverdispersed, laneyChart, pChart } from '#lib/statistics/spc/p-chart.ts';
import { gChart, tChart } from '#lib/statistics/spc/rare-charts.ts';
import { filled } from '#lib/statistics/spc/reading.ts';
import type { LimitsFor, Reading } from '#lib/statistics/spc/reading.ts';
import { runChart } from '#lib/statistics/spc/run-chart.ts';
import { uChart } from '#lib/statistics/spc/u-chart.ts';
import { xmrChart } from '#lib/statistics/spc/xmr-chart.ts';

/** What the readings are: it decides the chart. */
export type DataKind = 'share' | 'events' | 'number' | 'days_between' | 'cases_between';

export type Chart = 'p' | "p'" | 'u' | 'xmr' | 't' | 'g' | 'run';

const charts: Record<Chart, (base: readonly Reading[]) => LimitsFor> = {
	p: pChart,
	"p'": laneyChart,
	u: uChart,
	xmr: xmrChart,
	t: tChart,
	g: gChart,
	run: runChart
};

const chartOf: Record<Exclude<DataKind, 'share'>, Chart> = {
	events: 'u',
	number: 'xmr',
	days_between: 't',
	cases_between: 'g'
};

/**
 * The chart for some data, by its kind: p for shares (p' where they are over-dispersed), u for events per exposure,
 * XmR for means and durations, t and g for waits between rare events; a run chart where fewer than 12 readings say
 * what is usual.
 */
export function chooseChart(kind: DataKind, base: readonly Reading[]): Chart {
	if (filled(base).length < fewestForLimits) return 'run';
	if (kind !== 'share') return chartOf[kind];
	return isOverdispersed(base) ? "p'" : 'p';
}

/** The usual range by a chart, from the readings that say what is usual. */
export const limitsOf = (chart: Chart, base: readonly Reading[]): LimitsFor => charts[chart](base);

/**
 * Whether a share is too rare, or too common, for a chart of months: more than a quarter of them have no event, or
 * nothing else (Provost and Murray 2011, chapter 5). The waits between events say more then.
 */
export function isRare(base: readonly Reading[]): boolean {
	const points = filled(base);
	const without = points.filter(({ k }) => k === 0).length;
	const nothingElse = points.filter(({ k, n }) => k === n).length;
	return Math.max(without, nothingElse) > points.length / 4;
}
