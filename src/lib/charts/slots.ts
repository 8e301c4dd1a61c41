import type { Cell, Figure, Released } from '#lib/measures/figure.ts';
import type { Extent, LineMark } from '#lib/charts/marks.ts';

/** A place along the horizontal axis, with or without a cell. */
export type Slot = { x: number; name: string; cell?: Cell; provisional: boolean };

/** A slot whose number may be shown and exists. */
export type Filled = Slot & { cell: Released; y: number };

export const isFilled = (slot: Slot): slot is Filled => yOf(slot) !== null;

/** The value at a slot, or null where none may be drawn. */
export function yOf({ cell }: Slot): number | null {
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

/** Every number that has to fit on the value axis. */
export const numbersOf = (cells: Cell[]): number[] =>
	cells.flatMap((cell) =>
		cell.state === 'released'
			? [cell.value, cell.lo, cell.hi, cell.baseline].filter((n) => typeof n === 'number')
			: []
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
