import { bucketsBetween } from '#lib/measures/calendar.ts';
import { formatGroup } from '#lib/measures/format.ts';
import type { Period } from '#lib/measures/measure.ts';

/** One stretch of a time axis: its key (2025-08, 2025-Q3, 2025), and its names. */
export type Stretch = { key: string; short: string; year: string; name: string };

function stretchOf(kind: Period, key: string): Stretch {
	const name = formatGroup(kind, key);
	const year = key.slice(0, 4);
	if (kind === 'year') return { key, short: year, year: '', name };
	return { key, short: kind === 'quarter' ? key.slice(5) : name.slice(0, 3), year, name };
}

/** Every month, quarter or year from the first to the last of some, those without a row included: a gap stays a gap. */
export function stretchesOf(kind: Period, keys: string[]): Stretch[] {
	const [first, last] = [keys.toSorted()[0], keys.toSorted().at(-1)];
	if (first === undefined || last === undefined) return [];
	return bucketsBetween(first, last, kind).map((key) => stretchOf(kind, key));
}
