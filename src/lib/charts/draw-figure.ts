import type { EChartsOption } from 'echarts';
import type { Figure } from '#lib/measures/figure.ts';
import { barChart, barNumbers } from '#lib/charts/bars.ts';
import { curveChartHeight, drawCurveChart, type CurveChart } from '#lib/charts/curve-chart.ts';
import { dotChart, dotNumbers } from '#lib/charts/dots.ts';
import type { GroupRow } from '#lib/charts/groups.ts';
import { notesRoom } from '#lib/charts/notes.ts';
import { paletteOf, type Palette } from '#lib/charts/palette.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';
import { quartileChart, quartileNumbers } from '#lib/charts/quartiles.ts';
import { drawRows, suggestedHeight, type RowChart } from '#lib/charts/rows.ts';
import { singleChart, singleNumbers } from '#lib/charts/single.ts';
import { toOption, type DrawOptions } from '#lib/charts/sketch.ts';
import { survivalChart } from '#lib/charts/survival.ts';
import { trajectoryChart } from '#lib/charts/trajectory.ts';
import { besideHeight, drawTrend, pairedHeight, trendNumbers } from '#lib/charts/trend.ts';
import { waitsHeight } from '#lib/charts/waits.ts';
import { weekNumbers } from '#lib/charts/weeks.ts';

const trendHeight = 260;

function curveChart(figure: Figure, fit?: number[]): CurveChart | undefined {
	if (figure.measure.kind === 'survival') return survivalChart(figure);
	return figure.measure.kind === 'trajectory' ? trajectoryChart(figure, fit) : undefined;
}

function rowChart(
	figure: Figure,
	palette: Palette,
	fit?: number[]
): RowChart<GroupRow> | undefined {
	if (figure.series.length === 0) return singleChart(figure, palette, fit);
	if (figure.measure.kind === 'breakdown') return barChart(figure, palette, fit);
	return figure.measure.kind === 'duration'
		? quartileChart(figure, palette, fit)
		: dotChart(figure, palette, fit);
}

const isTrend = ({ asked, series, measure }: Figure): boolean =>
	series.length > 0 && isPeriod(asked.by) && measure.kind !== 'breakdown';

/**
 * The chart of a figure as an ECharts option, by its kind and grouping, for a sheet of exactly this width and
 * height in CSS pixels. undefined where there is nothing to draw (no series and no value): the sentence says why.
 */
export function drawFigure(figure: Figure, options: DrawOptions): EChartsOption | undefined {
	const sheet = { ...options, palette: paletteOf(options.theme) };
	const curves = figure.series.length > 0 ? curveChart(figure, sheet.fit) : undefined;
	if (curves) return toOption(drawCurveChart(curves, figure, sheet), sheet);
	if (isTrend(figure)) return toOption(drawTrend(figure, sheet), sheet);
	const rows = rowChart(figure, sheet.palette, sheet.fit);
	return rows && toOption(drawRows(rows, sheet), sheet);
}

/** Every number that the value axis of a figure's chart has to hold: given as `fit` to others, they share one axis. */
export function fitOf(figure: Figure): number[] {
	const { measure, series } = figure;
	if (isTrend(figure)) return trendNumbers(figure);
	if (series.length === 0) return singleNumbers(figure);
	if (measure.kind === 'survival') return [];
	if (measure.kind === 'trajectory') return weekNumbers(figure);
	if (measure.kind === 'breakdown') return barNumbers(figure);
	return measure.kind === 'duration' ? quartileNumbers(figure) : dotNumbers(figure);
}

/**
 * The height in pixels at which a figure's chart shows everything at a width; 0 where there is no chart. `fit`: the
 * numbers of the charts beside it, see fitOf.
 */
export function chartHeight(
	figure: Figure,
	width: number,
	notes: SeriesNote[] = [],
	fit?: number[]
): number {
	const curves = figure.series.length > 0 ? curveChart(figure) : undefined;
	if (curves) return curveChartHeight(curves, figure, width);
	if (fit && isTrend(figure))
		return pairedHeight(figure, width, { notes, fit }) + waitsHeight(figure, width);
	if (isTrend(figure)) {
		const beside = besideHeight(figure, width) + waitsHeight(figure, width);
		return trendHeight + notesRoom(notes, width) + beside;
	}
	const rows = rowChart(figure, paletteOf('light'));
	return rows ? suggestedHeight(rows, width) : 0;
}
