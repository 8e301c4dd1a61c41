import { addAxes, wholeOf } from '#lib/measures/axis-counts.ts';
import type { AxisCounts } from '#lib/measures/axis-counts.ts';
import { bucketOf } from '#lib/measures/calendar.ts';
import { asksForDates, isPeriod } from '#lib/measures/dimensions.ts';
import type { Period } from '#lib/measures/measure.ts';
import { nothingCounted } from '#lib/server/figures/count-row.ts';
import type { EachCount } from '#lib/server/figures/count-row.ts';
import type { Asked } from '#lib/server/figures/count-rows.ts';
import type { Coded } from '#lib/server/rollups/slice-columns.ts';
import type { Slice, SliceRows } from '#lib/server/rollups/slice.ts';

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
function addingOf({ counts, sums }: SliceRows): (count: EachCount, row: number) => void {
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

/** The period that each stretch is in; null where it has no date. */
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

const together = ({ month }: Slice): Coded<string | null> => ({
	values: [''],
	codes: new Int32Array(month.length)
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

/** The stretches that are asked for. Those without a date stay until the ledger has counted them. */
function stretchesAsked(slice: Slice, question: Question): number[] {
	const { month, word } = slice;
	const first = question.from === undefined ? -1 : monthOf(question.from);
	const last = question.to === undefined ? Infinity : monthOf(question.to);
	const wanted = wantedOf(slice, question);
	const asked: number[] = [];
	month.forEach((at, stretch) => {
		const isIn = at < 0 || (first <= at && at <= last);
		if (isIn && wanted[word.codes[stretch] ?? 0]) asked.push(stretch);
	});
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

/** What is counted so far, and the count for rows of a stretch at one of the values of the axis: made where there is none. */
function openCounts(slice: Slice, { question, each }: Asked, values: SliceRows['at']['values']) {
	const eaches = each === undefined ? together(slice) : slice.word;
	const buckets = bucketsOf(slice, question.by);
	const datesCount = asksForDates(question);
	const [depths, ats] = [slice.deepest + 1, values.length];
	const places = openPlaces(2 * eaches.values.length * buckets.values.length * depths * ats);
	const counts: EachCount[] = [];
	function countOf(stretch: number, at: number): EachCount {
		const isDated = !datesCount || (slice.month[stretch] ?? -1) >= 0;
		const [of, bucket] = [eaches.codes[stretch] ?? 0, buckets.codes[stretch] ?? 0];
		const depth = slice.depth[stretch] ?? 0;
		const group = 2 * (of * buckets.values.length + bucket) + Number(isDated);
		const place = (group * depths + depth) * ats + at;
		const known = counts[places.get(place)];
		if (known) return known;
		const count = nothingCounted({
			each: eaches.values[of] ?? '',
			bucket: buckets.values[bucket] ?? null,
			isDated,
			depth,
			at: values[at] ?? null
		});
		places.set(place, counts.push(count) - 1);
		return count;
	}
	return { counts, countOf };
}

function countByRow(slice: Slice, rows: SliceRows, asked: Asked): EachCount[] {
	const { starts } = slice;
	const { values, codes } = rows.at;
	const add = addingOf(rows);
	const { counts, countOf } = openCounts(slice, asked, values);
	for (const stretch of stretchesAsked(slice, asked.question)) {
		const end = starts[stretch + 1] ?? 0;
		for (let row = starts[stretch] ?? 0; row < end; row++)
			add(countOf(stretch, codes[row] ?? 0), row);
	}
	return counts;
}

/** A stretch is counted as it lies; where several are one count, by one pass over each. */
function countAlong(slice: Slice, along: AxisCounts, asked: Asked): EachCount[] {
	const { starts } = slice;
	const last = Object.keys(asked.measure.ledger).length;
	const { counts, countOf } = openCounts(slice, asked, [null]);
	const parts = new Map<EachCount, AxisCounts[]>();
	for (const stretch of stretchesAsked(slice, asked.question)) {
		const count = countOf(stretch, 0);
		const rows = { ...along, from: starts[stretch] ?? 0, to: starts[stretch + 1] ?? 0 };
		const { n, k, competing } = wholeOf(rows);
		count.n += n;
		count.units += n;
		count.k += k;
		count.competing += competing;
		if (count.depth === last) parts.set(count, [...(parts.get(count) ?? []), rows]);
	}
	for (const [count, axes] of parts) count.along = addAxes(axes);
	return counts;
}

/**
 * Adds up what a question is about from the slice of its one dimension, or of none, as countQuery counts its rows. Its
 * period is of whole months.
 */
export function countSlice(slice: Slice, asked: Asked): EachCount[] {
	const { rows } = slice;
	return 'along' in rows ? countAlong(slice, rows.along, asked) : countByRow(slice, rows, asked);
}
