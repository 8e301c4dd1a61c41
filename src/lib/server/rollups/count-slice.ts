import { bucketOf } from '#lib/measures/calendar.ts';
import { asksForDates, isPeriod } from '#lib/measures/dimensions.ts';
import type { Period } from '#lib/measures/measure.ts';
import { nothingCounted } from '#lib/server/figures/count-row.ts';
import type { EachCount } from '#lib/server/figures/count-row.ts';
import type { Asked } from '#lib/server/figures/count-rows.ts';
import type { Coded, Slice } from '#lib/server/rollups/slice.ts';

type Question = Asked['question'];

const counted = {
	n: 'n',
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

/** Puts what a row of a slice counts into a count. */
type Adding = (count: EachCount, row: number) => void;

function addingOf({ counts, sums }: Slice): Adding {
	const units = counts.get('units') ?? counts.get('n');
	const whole = Object.entries(counted).flatMap(([name, key]) => {
		const column = counts.get(name);
		return column ? [{ key, column }] : [];
	});
	const exact = Object.entries(summed).flatMap(([name, key]) => {
		const column = sums.get(name);
		return column ? [{ key, column }] : [];
	});
	return (count, row) => {
		count.units += units?.[row] ?? 0;
		for (const { key, column } of whole) count[key] += column[row] ?? 0;
		for (const { key, column } of exact) count[key] += column[row] ?? 0n;
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

/** Whether a row is asked for. Rows without a date stay until the ledger has counted them. */
function askedFor(slice: Slice, question: Question): (row: number) => boolean {
	const { month, word } = slice;
	const first = question.from === undefined ? -1 : monthOf(question.from);
	const last = question.to === undefined ? Infinity : monthOf(question.to);
	const wanted = wantedOf(slice, question);
	return (row) => {
		const at = month[row] ?? -1;
		return (at < 0 || (first <= at && at <= last)) && wanted[word.codes[row] ?? 0] === true;
	};
}

/**
 * Adds up what a question is about from the slice of its one dimension, or of none, as countQuery counts its rows. Its
 * period is of whole months.
 */
export function countSlice(slice: Slice, { question, each }: Asked): EachCount[] {
	const { rows, month, depth, at } = slice;
	const eaches = each === undefined ? together(slice) : slice.word;
	const buckets = bucketsOf(slice, question.by);
	const datesCount = asksForDates(question);
	const isAsked = askedFor(slice, question);
	const add = addingOf(slice);
	const found = new Map<number, EachCount>();
	// Every step passed, or none: more than any ledger has.
	const depths = 64;
	for (let row = 0; row < rows; row++) {
		if (!isAsked(row)) continue;
		const isDated = !datesCount || (month[row] ?? -1) >= 0;
		const [of, bucket] = [eaches.codes[row] ?? 0, buckets.codes[row] ?? 0];
		const [passed, place] = [depth[row] ?? 0, at.codes[row] ?? 0];
		const group = 2 * (of * buckets.values.length + bucket) + Number(isDated);
		const key = (group * depths + passed) * at.values.length + place;
		let count = found.get(key);
		if (!count) {
			count = nothingCounted({
				each: eaches.values[of] ?? '',
				bucket: buckets.values[bucket] ?? null,
				isDated,
				depth: passed,
				at: at.values[place] ?? null
			});
			found.set(key, count);
		}
		add(count, row);
	}
	return [...found.values()];
}
