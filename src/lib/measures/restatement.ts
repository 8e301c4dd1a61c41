import { addDays, bucketEnd } from '#lib/measures/calendar.ts';
import type { Cell, MeasureRef } from '#lib/measures/figure.ts';
import { formatCell, formatCount, formatDays, formatGroup } from '#lib/measures/format.ts';

/** A figure of one month as a reader saw it: "66.0% (31 of 47)", and the counts behind the words. */
export type Told = { words: string; n: number; k?: number | undefined };

/** A cell in words, "66.0% (31 of 47)" or "28 days (n = 47)"; undefined where nobody was counted. */
export function toldCell(
	cell: Cell,
	measure: Pick<MeasureRef, 'valueUnit' | 'digits'>
): Told | undefined {
	if (cell.state !== 'released') return undefined;
	const { k, n, value } = cell;
	const isDays = measure.valueUnit === 'days' && value !== null;
	const words = isDays
		? `${formatDays(value)} days (n = ${formatCount(n)})`
		: formatCell(cell, measure);
	return { words, n, ...(k !== undefined && { k }) };
}

/** One measure by month, as one snapshot tells it. */
export type MonthlyFigure = {
	id: string;
	title: string;
	settlesDays: number;
	months: Map<string, Told>;
};

/** A figure of a month known before that reads otherwise now. */
export type Moved = {
	measure: string;
	title: string;
	/** 2026-08 */
	month: string;
	before: Told;
	now: Told;
	/** The month was not over, or not settled, when the figure before was told: it was bound to move. */
	wasProvisional: boolean;
};

/**
 * What a load, or taking one back, did to months that were known before. `first`: nothing was known before. `same`:
 * the load brought nothing new. `undated`: no calendar dates, so no months. `gone`: the snapshots to compare are not
 * kept any more. `failed`: the comparison could not be made.
 */
export type Restatement =
	| { state: 'first' | 'same' | 'undated' | 'gone' | 'failed' }
	| {
			state: 'compared';
			/** The last day the snapshot before knew. */
			knownThrough: string;
			/** The measures' settings, instruments or reason codes differ too: part of it may come from those. */
			definitionsChanged: boolean;
			moved: Moved[];
	  };

const nothing: Told = { words: 'none', n: 0 };

/**
 * The figures that read otherwise now, by month (the latest first) and in the order of the measures. Months that
 * begin after `knownThrough` are new, not moved. A figure that differs only past the digits shown did not move.
 */
export function movedMonths(
	before: readonly MonthlyFigure[],
	now: readonly MonthlyFigure[],
	knownThrough: string
): Moved[] {
	const moved = now.flatMap(({ id, title, settlesDays, months }) => {
		const earlier = before.find((figure) => figure.id === id)?.months ?? new Map<string, Told>();
		const known = [...new Set([...earlier.keys(), ...months.keys()])].filter(
			(month) => month <= knownThrough.slice(0, 7)
		);
		return known.flatMap((month) => {
			const was = earlier.get(month) ?? nothing;
			const is = months.get(month) ?? nothing;
			if (was.words === is.words) return [];
			const settled = addDays(bucketEnd(month, 'month'), settlesDays);
			return {
				measure: id,
				title,
				month,
				before: was,
				now: is,
				wasProvisional: settled > knownThrough
			};
		});
	});
	return moved.sort((a, b) => b.month.localeCompare(a.month));
}

const size = ({ before, now }: Moved): number =>
	Math.abs(now.n - before.n) + Math.abs((now.k ?? 0) - (before.k ?? 0));

/** The figures that moved by most people or lines, the largest first. */
export const largestMoves = (moved: readonly Moved[], count: number): Moved[] =>
	[...moved].sort((a, b) => size(b) - size(a)).slice(0, count);

/** August 2026 */
export const monthWords = (month: string): string => formatGroup('month', month);

const many = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/**
 * What a load moved, in one sentence that stays true when more loads follow. `isUndone`: what taking it back moved.
 */
export function restatementSentence(restatement: Restatement, isUndone = false): string {
	switch (restatement.state) {
		case 'first':
			return 'Nothing was known before this load, so it moved no month.';
		case 'same':
			return isUndone
				? 'Taking it back changed no row: no month moved.'
				: 'It brought nothing new: no month moved.';
		case 'undated':
			return 'The exports carry no calendar dates, so no month can be said to have moved.';
		case 'gone':
			return 'Which months moved is not known any more: the snapshots to compare are not kept.';
		case 'failed':
			return 'Which months moved is not known: the two snapshots could not be compared.';
		case 'compared': {
			const { moved } = restatement;
			if (moved.length === 0) return 'No month that was known before moved.';
			const months = new Set(moved.map(({ month }) => month)).size;
			return `${many(moved.length, 'figure')} of ${many(months, 'month')} known before ${moved.length === 1 ? 'reads' : 'read'} otherwise after it${isUndone ? ' was taken back' : ''}.`;
		}
	}
}
