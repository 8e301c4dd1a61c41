import type { Cell, Figure, Released, SeriesPoint } from '#lib/measures/figure.ts';
import type { Extent, LineMark } from '#lib/charts/marks.ts';

/** A place along the horizontal axis, with or without a cell. */
export type Slot = {
	x: number;
	name: string;
	cell?: Cell;
	provisional: boolean;
	/** The coordinates of the point that stands here. */
	by?: SeriesPoint['by'];
};

/** A slot whose number may be shown and exists. */
export type Filled = Slot & { cell: Released; y: number };

export const isFilled = (slot: Slot): slot is Filled => yOf(slot) !== null;

/** The value at a slot, or null where none may be drawn. */
function yOf({ cell }: Slot): number | null {
	return cell?.state === 'released' ? cell.value : null;
}

/** The slots with a value. */
export const filledOf = (slots: Slot[]): Filled[] =>
	slots.flatMap((slot) => {
		const y = yOf(slot);
		return slot.cell?.state === 'released' && y !== null ? [{ ...slot, cell: slot.cell, y }] : [];
	});

/** The intervals at some slots, where there are any. */
export const intervalsOf = (filled: Filled[]): Extent[] =>
	filled.flatMap(({ x, cell: { lo, hi } }) =>
		lo === undefined || hi === undefined ? [] : [{ at: x, lo, hi }]
	);

/** All cells of a figure: the one of all together and those of its series. */
export const cellsOf = (figure: Figure): Cell[] => [
	figure.value,
	...figure.series.map((point) => point.value)
];

/** Says what an interval looks like, where a cell has one. */
export const intervalWords = (cells: Cell[], words: string): string =>
	cells.some((cell) => cell.state === 'released' && cell.lo !== undefined) ? ` ${words}` : '';

/** The interval of a few people may span the whole axis: it runs off the end and does not set the scale. */
const fewestForScale = 20;

const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';

/** Every number that has to fit on the value axis. */
export function numbersOf(cells: Cell[]): number[] {
	const released = cells.filter((cell) => cell.state === 'released');
	const many = released.filter(({ n }) => n >= fewestForScale);
	const wide = many.length > 0 ? many : released;
	return [...released.map(({ value }) => value), ...wide.flatMap(({ lo, hi }) => [lo, hi])].filter(
		isNumber
	);
}

const isCut = ({ lo, hi }: Extent, axis: { min: number; max: number }): boolean =>
	lo < axis.min || hi > axis.max;

/** Says so where a bar would reach beyond the axis. */
export const cutNote = (extents: Extent[], axis: { min: number; max: number }): string[] =>
	extents.some((extent) => isCut(extent, axis))
		? ['Bars that reach the edge go on beyond it.']
		: [];

/** Cuts extents off at the ends of an axis; what lies wholly outside goes. */
export const clampExtents = (extents: Extent[], axis: { min: number; max: number }): Extent[] =>
	extents.flatMap(({ at, lo, hi }) =>
		hi < axis.min || lo > axis.max
			? []
			: [{ at, lo: Math.max(lo, axis.min), hi: Math.min(hi, axis.max) }]
	);

const isFirm = (slot: Slot): boolean => isFilled(slot) && !slot.provisional;

/** The line through slots that will not change any more: broken at gaps and before a provisional one. */
export const firmLine = (slots: Slot[]): LineMark[] =>
	slots.map((slot) => ({ x: slot.x, y: isFirm(slot) ? yOf(slot) : null }));

/** The pieces of line that lead to or from a provisional slot. */
export function provisionalLine(slots: Slot[]): LineMark[] {
	return slots.flatMap((slot, index) => {
		const before = slots[index - 1];
		if (!before || !isFilled(slot) || !isFilled(before) || (isFirm(slot) && isFirm(before)))
			return [];
		return [
			{ x: before.x, y: yOf(before) },
			{ x: slot.x, y: yOf(slot) },
			{ x: slot.x, y: null }
		];
	});
}

/** Splits slots into unbroken runs of those with a value. */
export function runsOf(slots: Slot[]): Filled[][] {
	const runs: Filled[][] = [[]];
	for (const slot of slots) {
		const filled = filledOf([slot]);
		if (filled.length > 0) runs.at(-1)?.push(...filled);
		else if (runs.at(-1)?.length) runs.push([]);
	}
	return runs.filter((run) => run.length > 0);
}
