import type { Cell, Figure } from '#lib/measures/figure.ts';
import { drawOverall, overallWords, rowDots, scaleOf } from '#lib/charts/dots.ts';
import { groupRows, type GroupRow } from '#lib/charts/groups.ts';
import { drawExtents, drawPoints } from '#lib/charts/marks.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { RowChart } from '#lib/charts/rows.ts';
import { cellsOf, numbersOf } from '#lib/charts/slots.ts';
import { formatOf, measuredWords } from '#lib/charts/words.ts';

const boxWidth = 12;

/** The middle half of a cell's values, where it is known. Never the extremes: those are single people. */
export function middleHalfOf(cell: Cell): { lo: number; hi: number }[] {
	const spread = cell.state === 'released' ? cell.spread : undefined;
	return spread?.p25 === undefined || spread.p75 === undefined
		? []
		: [{ lo: spread.p25, hi: spread.p75 }];
}

/** Every number that has to fit on the value axis of durations by group. */
export function quartileNumbers(figure: Figure): number[] {
	const cells = cellsOf(figure);
	const halves = cells.flatMap(middleHalfOf).flatMap(({ lo, hi }) => [lo, hi]);
	return [...numbersOf(cells), ...halves];
}

/** Durations by group: a bar over the middle half, and a dot at the median. */
export function quartileChart(
	figure: Figure,
	palette: Palette,
	fit: number[] = []
): RowChart<GroupRow> {
	const solid = { stroke: palette.accent, fill: palette.accent };
	return {
		rows: groupRows(figure, formatOf(figure)),
		caption: `${measuredWords(figure)}. Dot: median. Bar: the middle half.${overallWords(figure)}`,
		notes: [],
		scale: scaleOf(figure, [...quartileNumbers(figure), ...fit]),
		marks: (rows, plot) => [
			drawExtents(
				'middle half',
				rows.flatMap(({ cell, y }) => middleHalfOf(cell).map((half) => ({ at: y, ...half }))),
				{ colour: palette.soft, width: boxWidth, upright: false, z: 1 },
				plot.axes
			),
			...drawOverall(figure, plot, palette),
			drawPoints('value', rowDots(rows), solid, plot.axes)
		]
	};
}
