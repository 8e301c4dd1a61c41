import type { SeriesOption } from 'echarts';
import type { Figure } from '#lib/measures/figure.ts';
import { groupRows, valueOf, type GroupRow } from '#lib/charts/groups.ts';
import { drawExtents, drawLine, drawPoints } from '#lib/charts/marks.ts';
import type { Plot } from '#lib/charts/plot.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { RowChart } from '#lib/charts/rows.ts';
import { rateScale, scaleFromZero } from '#lib/charts/scale.ts';
import { cellsOf, clampExtents, cutNote, intervalWords, numbersOf } from '#lib/charts/slots.ts';
import { formatOf, measuredWords, releasedWords, tickFormat } from '#lib/charts/words.ts';

type Placed = GroupRow & { y: number };

/** The scale for a figure's values, with its labels. */
export function scaleOf(figure: Figure, numbers: number[]): RowChart<GroupRow>['scale'] {
	const unit = figure.measure.valueUnit;
	const scale = unit === 'rate' ? rateScale(numbers) : scaleFromZero(numbers, 5);
	return { ...scale, format: tickFormat(unit, scale.step) };
}

/** A dashed line down the plot at the value of all groups together. */
export function drawOverall(figure: Figure, plot: Plot, palette: Palette): SeriesOption[] {
	const { value } = figure;
	if (value.state !== 'released' || value.value === null) return [];
	const x = value.value;
	const ends = [0, plot.rect.height].map((y) => ({ x, y }));
	return [
		drawLine('all together', ends, { colour: palette.axis, width: 1, dashed: true }, plot.axes)
	];
}

/** What the dashed line is, in words; '' where there is none. */
export function overallWords(figure: Figure): string {
	const { value } = figure;
	if (value.state !== 'released' || value.value === null) return '';
	return ` Dashed line: all together, ${releasedWords(value, formatOf(figure))}.`;
}

/** The intervals of some rows as bars along the value axis. */
export function rowIntervals(rows: Placed[]) {
	return rows.flatMap(({ cell, y }) =>
		cell.state !== 'released' || cell.lo === undefined || cell.hi === undefined
			? []
			: [{ at: y, lo: cell.lo, hi: cell.hi }]
	);
}

/** One dot a row, with the words that name it. */
export const rowDots = (rows: Placed[]) =>
	rows.map(({ cell, y, label, words, by }) => ({
		x: valueOf(cell),
		y,
		by,
		words: label ? `${label}: ${words}` : words
	}));

/** Every number that has to fit on the value axis of dots. */
export const dotNumbers = (figure: Figure): number[] => numbersOf(cellsOf(figure));

/** Values by group: a dot and its interval each. */
export function dotChart(figure: Figure, palette: Palette, fit: number[] = []): RowChart<GroupRow> {
	const solid = { stroke: palette.accent, fill: palette.accent };
	const rows = groupRows(figure, formatOf(figure));
	const scale = scaleOf(figure, [...dotNumbers(figure), ...fit]);
	const intervals = rowIntervals(rows.map((row) => ({ ...row, y: 0 })));
	const bars = intervalWords(cellsOf(figure), 'Bars: 95% interval.');
	return {
		rows,
		caption: `${measuredWords(figure)}.${bars}${overallWords(figure)}`,
		notes: cutNote(intervals, scale),
		scale,
		marks: (placed, plot) => [
			...drawOverall(figure, plot, palette),
			drawExtents(
				'interval',
				clampExtents(rowIntervals(placed), plot.x),
				{ colour: palette.accent, width: 1.25, upright: false },
				plot.axes
			),
			drawPoints('value', rowDots(placed), solid, plot.axes)
		]
	};
}
