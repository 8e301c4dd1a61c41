import { bucketOf } from '#lib/measures/calendar.ts';
import { asksForDates, isPeriod } from '#lib/measures/dimensions.ts';
import type { Period } from '#lib/measures/measure.ts';
import { nothingCounted } from '#lib/server/figures/count-row.ts';
import type { EachCount } from '#lib/server/figures/count-row.ts';
import type { Asked } from '#lib/server/figures/count-rows.ts';
import type { Coded } from '#lib/server/rollups/slice-columns.ts';
import type { Slice } from '#lib/server/rollups/slice.ts';

type Question = Asked['question'];

const counted = {
	k: 'k',
	competing: 'competing',
	compared: 'compared',
	scored: 'scored',
	known: 'known',
	completed: 'completed'
} as const;
const summed = {
	total: 'total',
	squares: 'squares',
	baseline: 'baseline',
	baseline_squares: 'baselineSquares',
	last_squares: 'lastSquares',
	part: 'part',
	whole: 'whole',
	start_total: 'startTotal',
	start_squares: 'startSquares'
} as const;

/** The columns of a slice by the counts or sums that they add to. */
const columnsOf = <Key, Column>(keys: Record<string, Key>, columns: ReadonlyMap<string, Column>) =>
	Object.entries(keys).flatMap(([name, key]) => {
		const column = columns.get(name);
		return column ? [{ key, column }] : [];
	});

/** Puts what a row of a slice counts into a count. */
function addingOf({ counts, sums }: Slice): (count: EachCount, row: number) => void {
	const rows = counts.get('n') ?? new Int32Array();
	const units = counts.get('units') ?? rows;
	const whole = columnsOf(counted, counts);
	const exact = columnsOf(summed, sums);
	return (count, row) => {
		count.n += rows[row] ?? 0;
		count.units += units[row] ?? 0;
		for (const { key, column } of whole) count[key] = (count[key] ?? 0) + (column[row] ?? 0);
		for (const { key, column } of exact) count[key] = (count[key] ?? 0n) + (column[row] ?? 0n);
	};
}

/** A day's month since year 0. */
const monthOf = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;

function nameOf(month: number, period: Period): string {
	const year = String(Math.floor(month / 12)).padStart(4, '0');
	return bucketOf(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`, period);
}

/** The period that each row is in; null where it has no date. */
function periodsOf({ month }: Slice, period: Period): Coded<string | null> {
	const places = new Map<number, number>();
	const values: (string | null)[] = [];
	const codes = month.map((at) => {
		const known = places.get(at);
		if (known !== undefined) return known;
		const name = at < 0 ? null : nameOf(at, period);
		const same = values.indexOf(name);
		const place = same < 0 ? values.push(name) - 1 : same;
		places.set(at, place);
		return place;
	});
	return { values, codes };
}

const together = ({ rows }: Slice): Coded<string | null> => ({
	values: [''],
	codes: new Int32Array(rows)
});

function bucketsOf(slice: Slice, by: string | undefined): Coded<string | null> {
	if (by === undefined) return together(slice);
	return isPeriod(by) ? periodsOf(slice, by) : slice.word;
}

/** Which words a question is about. */
function wantedOf({ word }: Slice, { where }: Question): boolean[] {
	const filters = Object.values(where);
	return word.values.map((value) => filters.every((values) => values.includes(value)));
}

/** The rows that are asked for. Those without a date stay until the ledger has counted them. */
function rowsAsked(slice: Slice, question: Question): number[] {
	const { rows, month, word } = slice;
	const first = question.from === undefined ? -1 : monthOf(question.from);
	const last = question.to === undefined ? Infinity : monthOf(question.to);
	const wanted = wantedOf(slice, question);
	const asked: number[] = [];
	for (let row = 0; row < rows; row++) {
		const at = month[row] ?? -1;
		const isIn = at < 0 || (first <= at && at <= last);
		if (isIn && wanted[word.codes[row] ?? 0]) asked.push(row);
	}
	return asked;
}

// Four megabytes for as long as a question takes.
const mostPlaces = 1_000_000;

/** Numbers by their place among so many; -1 where there is none yet. */
function openPlaces(places: number) {
	// One more than the number; 0 where there is none.
	const few = places <= mostPlaces ? new Int32Array(places) : undefined;
	const many = new Map<number, number>();
	return {
		get: (place: number): number => ((few ? few[place] : many.get(place)) ?? 0) - 1,
		set(place: number, number: number): void {
			if (few) few[place] = number + 1;
			else many.set(place, number + 1);
		}
	};
}

/**
 * Adds up what a question is about from the slice of its one dimension, or of none, as countQuery counts its rows. Its
 * period is of whole months.
 */
export function countSlice(slice: Slice, { question, each }: Asked): EachCount[] {
	const { month, depth, at } = slice;
	const eaches = each === undefined ? together(slice) : slice.word;
	const buckets = bucketsOf(slice, question.by);
	const datesCount = asksForDates(question);
	const add = addingOf(slice);
	const depths = slice.deepest + 1;
	const ats = at.values.length;
	const places = openPlaces(2 * eaches.values.length * buckets.values.length * depths * ats);
	const counts: EachCount[] = [];
	for (const row of rowsAsked(slice, question)) {
		const isDated = !datesCount || (month[row] ?? -1) >= 0;
		const [of, bucket] = [eaches.codes[row] ?? 0, buckets.codes[row] ?? 0];
		const [passed, length] = [depth[row] ?? 0, at.codes[row] ?? 0];
		const group = 2 * (of * buckets.values.length + bucket) + Number(isDated);
		const place = (group * depths + passed) * ats + length;
		const known = places.get(place);
		let count = known < 0 ? undefined : counts[known];
		if (!count) {
			count = nothingCounted({
				each: eaches.values[of] ?? '',
				bucket: buckets.values[bucket] ?? null,
				isDated,
				depth: passed,
				at: at.values[length] ?? null
			});
			places.set(place, counts.push(count) - 1);
		}
		add(count, row);
	}
	return counts;
}
