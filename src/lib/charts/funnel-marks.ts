import type { SeriesOption } from 'echarts';
import { drawLine, drawPoints, type LineMark, type MarkShape } from '#lib/charts/marks.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { Plot } from '#lib/charts/plot.ts';
import { emptySketch, lineHeight, sizes, type Sheet, type Sketch } from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';
import { textWidth } from '#lib/charts/text-width.ts';
import type { Place } from '#lib/comparison/comparison.ts';
import type { FunnelLimits } from '#lib/statistics/funnel/tails.ts';

/** One group: its size, its value, where it lies, and the words at a pointer. */
export type FunnelPoint = { name: string; n: number; value: number; place: Place; words: string };

type Drawn = {
	points: FunnelPoint[];
	/** Limits at rising sizes. */
	limits: (FunnelLimits & { n: number })[];
	centre: number;
};

type On = { panel: Plot; sheet: Sheet };

/** Told apart by shape; colour comes beside it. */
const shapes: Record<Place, { symbol: MarkShape; colour: keyof Palette; size: number }> = {
	inside: { symbol: 'circle', colour: 'accent', size: 9 },
	beyond_95: { symbol: 'diamond', colour: 'change', size: 13 },
	beyond_998: { symbol: 'rect', colour: 'concern', size: 10 }
};
const places = Object.keys(shapes) as Place[];

/** A line of limits, broken where it leaves the plot. */
function limitLine({ limits }: Drawn, of: (at: FunnelLimits) => number, { y }: Plot): LineMark[] {
	return limits.map((at) => {
		const value = of(at);
		return { x: at.n, y: value < y.min || value > y.max ? null : value };
	});
}

function drawLimits(drawn: Drawn, { panel, sheet }: On): SeriesOption[] {
	const { axis, muted } = sheet.palette;
	const line = (name: string, of: (at: FunnelLimits) => number, dashed: boolean) =>
		drawLine(name, limitLine(drawn, of, panel), { colour: muted, width: 1.2, dashed }, panel.axes);
	const ends = [panel.x.min, panel.x.max].map((x) => ({ x, y: drawn.centre }));
	return [
		drawLine('whole', ends, { colour: axis, width: 1.5 }, panel.axes),
		line('lower 95% limit', ({ warning }) => warning.lo, true),
		line('upper 95% limit', ({ warning }) => warning.hi, true),
		line('lower 99.8% limit', ({ alarm }) => alarm.lo, false),
		line('upper 99.8% limit', ({ alarm }) => alarm.hi, false)
	];
}

function drawGroups({ points }: Drawn, { panel, sheet }: On): SeriesOption[] {
	return places.flatMap((place) => {
		const own = points.filter((point) => point.place === place);
		if (own.length === 0) return [];
		const { symbol, colour, size } = shapes[place];
		const style = { stroke: sheet.palette[colour], fill: sheet.palette[colour], symbol, size };
		const marks = own.map(({ n, value, words }) => ({ x: n, y: value, words }));
		return [drawPoints('value', marks, style, panel.axes)];
	});
}

type Box = { left: number; right: number; y: number };

const meets = (one: Box, other: Box): boolean =>
	one.left < other.right && other.left < one.right && Math.abs(one.y - other.y) < lineHeight - 2;

const gap = 9;

/** Where a name may stand beside its point: to the right, or to the left where the plot ends. */
function boxesOf({ name, n, value }: FunnelPoint, { panel }: On): Box[] {
	const [x, y] = [panel.xAt(n), panel.yAt(value)];
	const width = textWidth(name, sizes.small);
	const end = panel.rect.left + panel.rect.width;
	return [
		{ left: x + gap, right: x + gap + width, y },
		{ left: x - gap - width, right: x - gap, y }
	].filter(({ left, right }) => left >= panel.rect.left && right <= end + 12);
}

/** Names beside their points, those beyond the limits first; a name without room is in the table. */
function drawNames({ points }: Drawn, on: On): Sketch {
	const { palette } = on.sheet;
	const taken: Box[] = points.map(({ n, value }) => {
		const [x, y] = [on.panel.xAt(n), on.panel.yAt(value)];
		return { left: x - 6, right: x + 6, y };
	});
	const first = points.toSorted((a, b) => places.indexOf(b.place) - places.indexOf(a.place));
	const graphic = first.flatMap((point) => {
		const box = boxesOf(point, on).find((each) => !taken.some((other) => meets(each, other)));
		if (!box) return [];
		taken.push(box);
		return drawText([point.name], box.left, box.y, { colour: palette.ink, behind: palette.paper });
	});
	return { ...emptySketch(), graphic };
}

/** The limits, the whole and the groups of a funnel, with the names that have room. */
export function drawFunnelMarks(drawn: Drawn, on: On): Sketch {
	const names = drawNames(drawn, on);
	return { ...names, series: [...drawLimits(drawn, on), ...drawGroups(drawn, on)] };
}
