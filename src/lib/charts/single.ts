import type { Figure } from '#lib/measures/figure.ts';
import { rowDots, rowIntervals, scaleOf } from '#lib/charts/dots.ts';
import type { GroupRow } from '#lib/charts/groups.ts';
import { drawExtents, drawPoints } from '#lib/charts/marks.ts';
import type { Palette } from '#lib/charts/palette.ts';
import { middleHalfOf } from '#lib/charts/quartiles.ts';
import type { RowChart } from '#lib/charts/rows.ts';
import { intervalWords, numbersOf } from '#lib/charts/slots.ts';
import { formatOf, measuredWords, releasedWords } from '#lib/charts/words.ts';

const boundsWords = ({ measure }: Figure): string =>
	measure.kind === 'mean_change'
		? 'how far it would move if those left out had not changed'
		: 'where it would lie if those left out had all failed, or all succeeded';

function caption(figure: Figure): string {
	if (figure.measure.kind === 'duration')
		return `${measuredWords(figure)}. Dot: median. Bar: the middle half.`;
	const bounds = figure.bounds ? ` Pale bar: ${boundsWords(figure)}.` : '';
	const bar = intervalWords([figure.value], 'Bar: 95% interval.');
	return `${measuredWords(figure)}.${bar}${bounds}`;
}

/** Every number that has to fit on the value axis of one value. */
export function singleNumbers({ value, bounds }: Figure): number[] {
	const extents = [...(bounds ? [bounds] : []), ...middleHalfOf(value)];
	return [...numbersOf([value]), ...extents.flatMap(({ lo, hi }) => [lo, hi])];
}

/** One value with its interval and, under it, the bounds; nothing where there is no value to draw. */
export function singleChart(
	figure: Figure,
	palette: Palette,
	fit: number[] = []
): RowChart<GroupRow> | undefined {
	const cell = figure.value;
	if (cell.state !== 'released' || cell.value === null) return undefined;
	const bounds = figure.bounds ? [figure.bounds] : [];
	const halves = middleHalfOf(cell);
	const solid = { stroke: palette.accent, fill: palette.accent };
	const isDuration = figure.measure.kind === 'duration';
	return {
		rows: [{ label: '', words: releasedWords(cell, formatOf(figure)), cell }],
		caption: caption(figure),
		notes: [],
		scale: scaleOf(figure, [...singleNumbers(figure), ...fit]),
		marks: (rows, plot) => [
			drawExtents(
				isDuration ? 'middle half' : 'bounds',
				(isDuration ? halves : bounds).map((extent) => ({ at: rows[0]?.y ?? 0, ...extent })),
				{ colour: palette.soft, width: 12, upright: false, z: 1 },
				plot.axes
			),
			drawExtents(
				'interval',
				isDuration ? [] : rowIntervals(rows),
				{ colour: palette.accent, width: 1.5, upright: false },
				plot.axes
			),
			drawPoints('value', rowDots(rows), solid, plot.axes)
		]
	};
}
