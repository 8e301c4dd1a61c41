import { expect, test } from 'vitest';
import type { EChartsOption } from 'echarts';
import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { layNotes } from '#lib/charts/notes.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';
import { byMonth, makeFigure, rateCell } from './figures.ts';

const year = makeFigure({ by: 'month', series: byMonth(Array(12).fill(rateCell(31, 47))) });
const note = (label: string, period: string): SeriesNote => ({
	label,
	period,
	day: `${period}-14`,
	words: 'new intake coordinator (R. Lee)'
});
const notes = [note('1', '2024-03'), note('A3', '2024-03'), note('2', '2024-11')];

function drawn(width = 640): EChartsOption {
	const size = { width, height: chartHeight(year, width, notes) };
	return drawFigure(year, { theme: 'light', ...size, notes }) ?? {};
}

const seriesOf = (option: EChartsOption, name: string) =>
	[option.series ?? []].flat().find((series) => series.name === name)?.data as unknown[];

test('a note stands over its period, those of one period under one label', () => {
	expect(seriesOf(drawn(), 'note')).toMatchObject([
		{ value: [2, 1], name: expect.stringContaining('1 · 14 March 2024: new intake') as string },
		{ value: [10, 1] }
	]);
	const texts = [drawn().graphic ?? []].flat() as { style?: { text?: string } }[];
	const labels = texts.flatMap(({ style }) => style?.text ?? []);
	expect(labels).toEqual(expect.arrayContaining(['1, A3', '2']));
});

test('a chart with notes is taller by their row, and the plot keeps its height', () => {
	const plot = (option: EChartsOption) => ([option.grid].flat()[0] as { height: number }).height;
	const bare =
		drawFigure(year, { theme: 'light', width: 640, height: chartHeight(year, 640) }) ?? {};
	expect(chartHeight(year, 640, notes)).toBeGreaterThan(chartHeight(year, 640));
	expect(Math.abs(plot(drawn()) - plot(bare))).toBeLessThanOrEqual(10);
	expect(chartHeight(year, 640, [])).toBe(chartHeight(year, 640));
});

test('labels that would run into each other stand in rows', () => {
	const places = ['2024-03', '2024-04', '2024-05'].map((key, x) => ({ x, stretch: { key } }));
	const wide = [note('1, 2, A13', '2024-03'), note('3, A14', '2024-04'), note('4', '2024-05')];
	const rows = (slot: number) => layNotes(places, wide, slot).map(({ row }) => row);
	expect(rows(20)).toEqual([0, 1, 0]);
	expect(rows(90)).toEqual([0, 0, 0]);
});
