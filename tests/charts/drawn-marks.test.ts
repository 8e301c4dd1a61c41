import { expect, test } from 'vitest';
import { drawFigure } from '#lib/charts/draw-figure.ts';
import { drawnMarks } from '#lib/charts/drawn-marks.ts';
import { byMonth, figures, makeFigure, none, rateCell } from './figures.ts';

const size = { theme: 'light', width: 640, height: 300 } as const;

test('each month with a number is one mark, in the order of the months, provisional or not', () => {
	const series = byMonth([rateCell(31, 47), none, rateCell(28, 44), rateCell(27, 40)]);
	const option = drawFigure(makeFigure({ by: 'month', series }), size) ?? {};
	const marks = drawnMarks(option, series);
	expect(marks.map(({ by }) => by.month)).toEqual(['2024-01', '2024-03', '2024-04']);
	expect(marks.map(({ words }) => words)).toEqual([
		expect.stringMatching(/^January 2024: .*31 of 47/),
		expect.stringMatching(/^March 2024: .*28 of 44/),
		expect.stringMatching(/^April 2024 \(provisional\): .*27 of 40/)
	]);
});

test('no figure has two marks for one point, or a mark without words', () => {
	for (const [name, figure] of Object.entries(figures)) {
		const marks = drawnMarks(drawFigure(figure, size) ?? {}, figure.series);
		const points = new Set(marks.map(({ by }) => JSON.stringify(by)));
		expect([name, points.size]).toEqual([name, marks.length]);
		expect(marks.every(({ words }) => words !== '')).toBe(true);
	}
});
