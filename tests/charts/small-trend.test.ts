import { expect, test } from 'vitest';
import { paletteOf } from '#lib/charts/palette.ts';
import { drawSmallTrend, smallFrame, smallWords } from '#lib/charts/small-trend.ts';
import { multiplesTable } from '#lib/measures/multiples-table.ts';
import { drawMultiples } from '#lib/server/drawing/draw-multiples.ts';
import { byMonth, makeFigure, none, rateCell, withheld } from './figures.ts';

const sheet = { palette: paletteOf('light'), width: 320, height: 150 };
const seriesOf = (...cells: Parameters<typeof byMonth>[0]) =>
	makeFigure({ by: 'month', value: rateCell(5, 120), series: byMonth(cells) });

const low = seriesOf(rateCell(2, 60), rateCell(3, 60));
const high = seriesOf(rateCell(45, 60), rateCell(50, 60), rateCell(9, 12), rateCell(40, 60));

test('small charts share their value axis and their months', () => {
	const frame = smallFrame([low, high]);
	expect(frame.keys).toEqual(['2024-01', '2024-02', '2024-03', '2024-04']);
	const [first, second] = [low, high].map((figure) => {
		const { yAxis, xAxis, grid } = drawSmallTrend(figure, frame, sheet);
		const axes = [yAxis, xAxis].flat() as { min?: number; max?: number }[];
		return [axes.map(({ min, max }) => [min, max]), grid];
	});
	expect(first).toEqual(second);
});

test('their marks are explained once', () => {
	expect(smallWords([low, high])).toBe(
		'Completed. One scale for all. Thin bars: 95% interval. Dashed line: whole period.'
	);
	expect(smallWords([])).toBe('');
});

test('a group that is not shown says so in its chart and its column, and has no number', () => {
	const hidden = seriesOf(withheld, withheld);
	const [, svg = ''] = drawMultiples([high, hidden], { width: 320, height: 150 });
	expect(svg).toContain('fewer than 11');
	const { groups, rows } = multiplesTable([
		{ name: 'North', figure: high },
		{ name: 'South', figure: hidden }
	]);
	expect(groups).toEqual(['North', 'South']);
	expect(rows[0]).toEqual({
		period: 'January 2024',
		cells: ['75.0% (45 of 60)', 'fewer than 11 people']
	});
	expect(rows[2]?.cells).toEqual(['9 of 12', '']);
	expect(rows[3]?.cells[0]).toBe('66.7% (40 of 60), provisional');
});

test('a month with nobody in it is n/a in the table', () => {
	expect(
		multiplesTable([{ name: 'A', figure: seriesOf(none, rateCell(1, 30)) }]).rows[0]?.cells
	).toEqual(['n/a']);
});
