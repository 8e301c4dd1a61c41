import type { SeriesOption } from 'echarts';
import type { Figure } from '#lib/measures/figure.ts';
import { drawAbsence } from '#lib/charts/absent.ts';
import { middleHalfOf } from '#lib/charts/quartiles.ts';
import { drawBand, drawExtents, drawLine, drawPoints, type Extent } from '#lib/charts/marks.ts';
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
import { drawText } from '#lib/charts/text.ts';
import type { TrendSlot } from '#lib/charts/trend.ts';
import { drawMarked, drawUsual, hasUsual } from '#lib/charts/usual-range.ts';
import { releasedWords, shortWords, type ValueFormat } from '#lib/charts/words.ts';

type Place = { panel: Plot; slot: number; sheet: Sheet; format: ValueFormat };

/** Narrower than this, separate bars run into each other and a band reads better. */
const whiskerSlot = 8;

function drawIntervals(slots: Slot[], { panel, slot, sheet }: Place): SeriesOption[] {
	const { accent, soft } = sheet.palette;
	if (slot >= whiskerSlot)
		return [
			drawExtents(
				'interval',
				clampExtents(intervalsOf(filledOf(slots)), panel.y),
				{ colour: accent, width: 1, upright: true },
				panel.axes
			)
		];
	return runsOf(slots).map((run) =>
		drawBand('interval', clampExtents(intervalsOf(run), panel.y), { colour: soft }, panel.axes)
	);
}

const middleHalves = (slots: Slot[]): Extent[] =>
	slots.flatMap(({ x, cell }) =>
		(cell ? middleHalfOf(cell) : []).map((half) => ({ at: x, ...half }))
	);

function drawQuartiles(slots: Slot[], { panel, slot, sheet }: Place): SeriesOption {
	const width = Math.min(14, Math.max(3, slot * 0.5));
	const style = { colour: sheet.palette.soft, width, upright: true, z: 1 };
	return drawExtents('middle half', middleHalves(slots), style, panel.axes);
}

function drawWhole(
	{ value, signal }: Figure,
	slots: Slot[],
	{ panel, sheet }: Place
): SeriesOption[] {
	if (hasUsual(signal)) return [];
	if (value.state !== 'released' || value.value === null || slots.length === 0) return [];
	const ends = [-0.6, slots.length - 0.4].map((x) => ({ x, y: value.value }));
	const style = { colour: sheet.palette.axis, width: 1, dashed: true };
	return [drawLine('whole period', ends, style, panel.axes)];
}

function drawValues(slots: TrendSlot[], { panel, slot, sheet, format }: Place): SeriesOption[] {
	const { accent, paper } = sheet.palette;
	const mark = (filled: Filled) => ({
		x: filled.x,
		y: filled.y,
		by: filled.by,
		words: `${filled.name}${filled.provisional ? ' (provisional)' : ''}: ${releasedWords(filled.cell, format)}`
	});
	const filled = filledOf(slots);
	const size = Math.min(8, Math.max(4, slot * 0.5));
	const marked = slots.filter(({ usual }) => usual?.mark !== undefined);
	const isMarked = ({ x }: Filled) => marked.some((each) => each.x === x);
	const closed = filled.filter((each) => !each.provisional && !isMarked(each)).map(mark);
	const open = filled.filter(({ provisional }) => provisional).map(mark);
	return [
		drawLine('line', firmLine(slots), { colour: accent, width: 1.5 }, panel.axes),
		drawLine(
			'provisional line',
			provisionalLine(slots),
			{ colour: accent, width: 1.5, dashed: true },
			panel.axes
		),
		drawPoints('value', closed, { stroke: accent, fill: accent, size }, panel.axes),
		drawPoints('provisional value', open, { stroke: accent, fill: paper, size }, panel.axes),
		...drawMarked(marked, mark, { axes: panel.axes, palette: sheet.palette, size })
	];
}

function drawLast(slots: Slot[], { panel, sheet, format }: Place): Sketch {
	const last = filledOf(slots).at(-1);
	if (!last) return drawAbsence(slots, panel, sheet);
	const words = shortWords(last.cell, format);
	const x = panel.xAt(slots.length - 0.4) + 4;
	const isAtEnd = last.x === slots.at(-1)?.x;
	const style = { colour: sheet.palette.ink };
	const graphic = isAtEnd ? drawText([words], x, panel.yAt(last.y), style) : [];
	return { ...emptySketch(), graphic };
}

/** The marks of a trend: the usual range and intervals below, then the whole period, the line and the points. */
export function drawTrendMarks(figure: Figure, slots: TrendSlot[], place: Place): Sketch {
	const spread =
		figure.measure.kind === 'duration'
			? [drawQuartiles(slots, place)]
			: drawIntervals(slots, place);
	const series = [
		...drawUsual(slots, place.panel, place.sheet.palette),
		...spread,
		...drawWhole(figure, slots, place),
		...drawValues(slots, place)
	];
	const last = drawLast(slots, place);
	return { ...last, series };
}
