import { formatCount } from '#lib/measures/format.ts';
import type { SeriesOption } from 'echarts';
import type { EndLabel } from '#lib/charts/end-labels.ts';
import { drawBand, drawExtents, drawLine, drawPoints } from '#lib/charts/marks.ts';
import type { Plot } from '#lib/charts/plot.ts';
import { emptySketch, type Sheet, type Sketch } from '#lib/charts/sketch.ts';
import {
	clampExtents,
	filledOf,
	firmLine,
	intervalsOf,
	provisionalLine,
	runsOf,
	type Filled,
	type Slot
} from '#lib/charts/slots.ts';
import { type ValueFormat } from '#lib/charts/words.ts';

/** The labels at the ends of the two lines; with their names where there is room for them. */
export function endLabels(slots: Slot[], format: ValueFormat, isWordy: boolean): EndLabel[] {
	const last = filledOf(slots).at(-1);
	if (!last) return [];
	const { baseline } = last.cell;
	const words = (lines: string[]) => (isWordy ? lines : []);
	return [
		{ lines: [format(last.y), ...words(['mean'])], y: last.y },
		...(baseline === undefined
			? []
			: [
					{
						lines: [format(baseline), ...words(['baseline of', 'the same', 'people'])],
						y: baseline
					}
				])
	];
}

const wordsOf = ({ name, y, cell }: Filled, format: ValueFormat): string =>
	`${name}: ${format(y)} (n ${formatCount(cell.n)})`;

/** The band between two neighbouring weeks, grey where either rests on too few people. */
function drawStretch(pair: Filled[], panel: Plot, { palette }: Sheet): SeriesOption {
	const colour = pair.some(({ provisional }) => provisional) ? palette.grid : palette.soft;
	return drawBand('interval', clampExtents(intervalsOf(pair), panel.y), { colour }, panel.axes);
}

/** A week without neighbours has a bar in the place of a band. */
function drawLoneInterval(week: Filled, panel: Plot, { palette }: Sheet): SeriesOption {
	const colour = week.provisional ? palette.faint : palette.accent;
	const style = { colour, width: 1, upright: true };
	const extents = clampExtents(intervalsOf([week]), panel.y);
	return drawExtents('interval', extents, style, panel.axes);
}

const drawBands = (slots: Slot[], panel: Plot, sheet: Sheet): SeriesOption[] =>
	runsOf(slots).flatMap((run) =>
		run.flatMap((week, index) => {
			const before = run[index - 1];
			if (before) return [drawStretch([before, week], panel, sheet)];
			return run.length === 1 ? [drawLoneInterval(week, panel, sheet)] : [];
		})
	);

/** The lines, bands and marks of one trajectory. `provisional` slots are those that rest on too few people. */
export function drawTrajectoryMarks(
	slots: Slot[],
	panel: Plot,
	sheet: Sheet,
	format: ValueFormat
): Sketch {
	const { accent, faint, axis, paper } = sheet.palette;
	const filled = filledOf(slots);
	const mark = (week: Filled) => ({
		x: week.x,
		y: week.y,
		by: week.by,
		words: wordsOf(week, format)
	});
	const firm = filled.filter(({ provisional }) => !provisional).map(mark);
	const pale = filled.filter(({ provisional }) => provisional).map(mark);
	const baseline = slots.map(({ x, cell }) => ({
		x,
		y: cell?.state === 'released' ? (cell.baseline ?? null) : null
	}));
	return {
		...emptySketch(),
		series: [
			...drawBands(slots, panel, sheet),
			drawLine('baseline', baseline, { colour: axis, width: 1, dashed: true }, panel.axes),
			drawLine('pale line', provisionalLine(slots), { colour: faint, width: 1.5 }, panel.axes),
			drawLine('line', firmLine(slots), { colour: accent, width: 1.5 }, panel.axes),
			drawPoints('value', firm, { stroke: accent, fill: accent, size: 7 }, panel.axes),
			drawPoints('pale value', pale, { stroke: faint, fill: paper, size: 7 }, panel.axes)
		]
	};
}
