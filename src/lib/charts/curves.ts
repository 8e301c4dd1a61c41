import { isPeriod } from '#lib/measures/dimensions.ts';
import { formatGroup } from '#lib/measures/format.ts';
import type { Figure, SeriesPoint } from '#lib/measures/figure.ts';
import { isShownProvisional } from '#lib/measures/mark-closed.ts';
import { groupName } from '#lib/charts/groups.ts';
import type { Rect } from '#lib/charts/sketch.ts';
import type { Slot } from '#lib/charts/slots.ts';

/** The points of one group along an axis of days or weeks. */
export type Curve = { name: string; slots: Slot[] };

const coordinates = ['day', 'week', 'time'];

/** The coordinate that runs along the axis: day, week or time, else the first that is a number. */
function axisOf(point: SeriesPoint): string | undefined {
	const keys = Object.keys(point.by);
	return (
		coordinates.find((key) => keys.includes(key)) ??
		keys.find((key) => typeof point.by[key] === 'number')
	);
}

function curveName(point: SeriesPoint, axis: string): string {
	const others = Object.entries(point.by).filter(([key]) => key !== axis);
	return others
		.map(([key, value]) => groupName(isPeriod(key) ? formatGroup(key, value) : value))
		.join(', ');
}

/** Splits a figure over days or weeks into one curve a group, each in the order of the axis. */
export function curvesOf(figure: Figure): Curve[] {
	const byName = new Map<string, Slot[]>();
	for (const point of figure.series) {
		const axis = axisOf(point);
		const x = axis === undefined ? NaN : Number(point.by[axis]);
		if (axis === undefined || Number.isNaN(x)) continue;
		const name = curveName(point, axis);
		const slot = {
			x,
			name: `${groupName(axis)} ${x}`,
			cell: point.value,
			provisional: isShownProvisional(point),
			by: point.by
		};
		byName.set(name, [...(byName.get(name) ?? []), slot]);
	}
	return [...byName].map(([name, slots]) => ({ name, slots: slots.toSorted((a, b) => a.x - b.x) }));
}

/** The places along the axis that any curve of a figure has. */
export const placesOf = (figure: Figure): number[] =>
	curvesOf(figure).flatMap(({ slots }) => slots.map(({ x }) => x));

const panelGap = 20;
export const panelHeight = 210;

const columnsFor = (count: number, width: number): number =>
	Math.min(count, width < 480 ? 1 : width < 820 ? 2 : 3);

/** How many rows of panels some curves take at a width. */
export const panelRows = (count: number, width: number): number =>
	Math.ceil(count / Math.max(1, columnsFor(count, width)));

/** Cuts an area into equal panels, as many as fit at a readable height. */
export function panelRects(count: number, area: Rect): Rect[] {
	const columns = Math.max(1, columnsFor(count, area.width));
	const fitting = Math.max(1, Math.floor((area.height + panelGap) / (panelHeight * 0.75)));
	const rows = Math.min(panelRows(count, area.width), fitting);
	const width = (area.width - (columns - 1) * panelGap) / columns;
	const height = (area.height - (rows - 1) * panelGap) / rows;
	return Array.from({ length: Math.min(count, rows * columns) }, (_, index) => ({
		left: area.left + (index % columns) * (width + panelGap),
		top: area.top + Math.floor(index / columns) * (height + panelGap),
		width,
		height
	}));
}
