import type { Kind } from '#lib/measures/measure.ts';

/**
 * How many rows lie at each place of an axis of numbers, such as the days of a curve, and of how many of them the event
 * or a competing one is known. Column by column, `from` one place `to` another, which rise and are each there once: a
 * curve by month has thousands, too many for an object each, and a month is a stretch of what all months share.
 */
export type AxisCounts = {
	at: Float64Array;
	n: Int32Array;
	k: Int32Array;
	competing: Int32Array;
	from: number;
	to: number;
};

/** The place of rows that have none: before all others. */
export const nowhere = -Infinity;

const kinds: readonly Kind[] = ['duration', 'survival'];

/** Are the rows of a kind counted along an axis of numbers, and nothing of them summed? */
export const isAlongAxis = (kind: Kind): boolean => kinds.includes(kind);

const wholeBytes = Int32Array.BYTES_PER_ELEMENT;

/** Columns for so many places, with nothing in them yet; of one piece of memory, as a piece costs more than a column of it. */
export function roomFor(places: number): AxisCounts {
	const room = new ArrayBuffer(places * (Float64Array.BYTES_PER_ELEMENT + 3 * wholeBytes));
	const column = (number: number) =>
		new Int32Array(room, places * (Float64Array.BYTES_PER_ELEMENT + number * wholeBytes), places);
	return {
		at: new Float64Array(room, 0, places),
		n: column(0),
		k: column(1),
		competing: column(2),
		from: 0,
		to: 0
	};
}

/** What was counted at a place; null where it has none. */
export type PlaceCount = { at: number | string | null; n: number; k: number; competing: number };

/** Adds what comes at the last place, or at one after it. `starts`: whatever lies there already is not its own. */
export function addLast(
	axis: AxisCounts,
	at: number,
	counts: Pick<PlaceCount, 'n' | 'k' | 'competing'>,
	starts = axis.from
): void {
	if (axis.to === starts || axis.at[axis.to - 1] !== at) axis.at[axis.to++] = at;
	const last = axis.to - 1;
	axis.n[last] = (axis.n[last] ?? 0) + counts.n;
	axis.k[last] = (axis.k[last] ?? 0) + counts.k;
	axis.competing[last] = (axis.competing[last] ?? 0) + counts.competing;
}

const placeOf = ({ at }: PlaceCount): number => (typeof at === 'number' ? at : nowhere);

/** Counts that come in any order, several of one place among them. */
export function axisOf(counts: readonly PlaceCount[]): AxisCounts {
	const axis = roomFor(counts.length);
	for (const count of counts.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)))
		addLast(axis, placeOf(count), count);
	return axis;
}

function copyPlace(axis: AxisCounts, part: AxisCounts, place: number): void {
	const to = axis.to;
	axis.at[to] = part.at[place] ?? nowhere;
	axis.n[to] = (axis.n[to] ?? 0) + (part.n[place] ?? 0);
	axis.k[to] = (axis.k[to] ?? 0) + (part.k[place] ?? 0);
	axis.competing[to] = (axis.competing[to] ?? 0) + (part.competing[place] ?? 0);
}

/** Two in one, by a single pass over both. */
function addTwo(a: AxisCounts, b: AxisCounts): AxisCounts {
	const sum = roomFor(a.to - a.from + (b.to - b.from));
	let [ofA, ofB] = [a.from, b.from];
	while (ofA < a.to || ofB < b.to) {
		const left = ofA < a.to ? (a.at[ofA] ?? Infinity) : Infinity;
		const right = ofB < b.to ? (b.at[ofB] ?? Infinity) : Infinity;
		const [isOfA, isOfB] = [!(right < left), !(left < right)];
		if (isOfA) copyPlace(sum, a, ofA++);
		if (isOfB) copyPlace(sum, b, ofB++);
		sum.to++;
	}
	return sum;
}

/** Adds up what was counted apart, such as months; nothing where there is none. */
export function addAxes(parts: readonly AxisCounts[]): AxisCounts {
	if (parts.length <= 2) {
		const [first = roomFor(0), second] = parts;
		return second ? addTwo(first, second) : first;
	}
	const middle = parts.length >> 1;
	return addTwo(addAxes(parts.slice(0, middle)), addAxes(parts.slice(middle)));
}

/** How many rows there are in all, and of how many the event or a competing one is known. */
export function wholeOf({ n, k, competing, from, to }: AxisCounts) {
	const whole = { n: 0, k: 0, competing: 0 };
	for (let place = from; place < to; place++) {
		whole.n += n[place] ?? 0;
		whole.k += k[place] ?? 0;
		whole.competing += competing[place] ?? 0;
	}
	return whole;
}
