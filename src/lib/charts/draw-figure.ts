import type { EChartsOption } from 'echarts';
import type { Figure } from '#lib/measures/figure.ts';
import { barChart } from '#lib/charts/bars.ts';
import { curveChartHeight, drawCurveChart, type CurveChart } from '#lib/charts/curve-chart.ts';
import { dotChart } from '#lib/charts/dots.ts';
import type { GroupRow } from '#lib/charts/groups.ts';
import { notesRoom } from '#lib/charts/notes.ts';
import { paletteOf, type Palette } from '#lib/charts/palette.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';
import { quartileChart } from '#lib/charts/quartiles.ts';
import { drawRows, suggestedHeight, type RowChart } from '#lib/charts/rows.ts';
import { singleChart } from '#lib/charts/single.ts';
import { toOption, type DrawOptions } from '#lib/charts/sketch.ts';
import { survivalChart } from '#lib/charts/survival.ts';
import { trajectoryChart } from '#lib/charts/trajectory.ts';
import { besideHeight, drawTrend } from '#lib/charts/trend.ts';
import { waitsHeight } from '#lib/charts/waits.ts';

const trendHeight = 260;

function curveChart(figure: Figure): CurveChart | undefined {
	if (figure.measure.kind === 'survival') return survivalChart(figure);
	return figure.measure.kind === 'trajectory' ? trajectoryChart(figure) : undefined;
}

function rowChart(figure: Figure, palette: Palette): RowChart<GroupRow> | undefined {
	if (figure.series.length === 0) return singleChart(figure, palette);
	if (figure.measure.kind === 'breakdown') return barChart(figure, palette);
	return figure.measure.kind === 'duration'
		? quartileChart(figure, palette)
		: dotChart(figure, palette);
}

const isTrend = ({ asked, series, measure }: Figure): boolean =>
	series.length > 0 && isPeriod(asked.by) && measure.kind !== 'breakdown';

/**
 * The chart of a figure as an ECharts option, by its kind and grouping, for a sheet of exactly this width and
 * height in CSS pixels. undefined where there is nothing to draw (no series and no value): the sentence says why.
 */
export function drawFigure(figure: Figure, options: DrawOptions): EChartsOption | undefined {
	const sheet = { ...options, palette: paletteOf(options.theme) };
	const curves = figure.series.length > 0 ? curveChart(figure) : undefined;
	if (curves) return toOption(drawCurveChart(curves, figure, sheet), sheet);
	if (isTrend(figure)) return toOption(drawTrend(figure, sheet), sheet);
	const rows = rowChart(figure, sheet.palette);
	return rows && toOption(drawRows(rows, sheet), sheet);
}

/** The height in pixels at which a figure's chart shows everything at a width; 0 where there is no chart. */
export function chartHeight(figure: Figure, width: number, notes: SeriesNote[] = []): number {
	const curves = figure.series.length > 0 ? curveChart(figure) : undefined;
	if (curves) return curveChartHeight(curves, figure, width);
	if (isTrend(figure)) {
		const beside = besideHeight(figure, width) + waitsHeight(figure, width);
		return trendHeight + notesRoom(notes, width) + beside;
	}
	const rows = rowChart(figure, paletteOf('light'));
	return rows ? suggestedHeight(rows, width) : 0;
}
