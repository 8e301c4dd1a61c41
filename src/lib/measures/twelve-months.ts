import { bucketEnd, bucketOf, bucketsBefore, bucketStart } from '#lib/measures/calendar.ts';

const months = 12;

/** Twelve months (2026-08), by the first and the last of them and their first and last day (ISO). */
export type TwelveMonths = { first: string; last: string; from: string; to: string };

/** The twelve months up to and with a month. */
export function twelveMonthsTo(last: string): TwelveMonths {
	const first = bucketsBefore(last, 'month', months - 1);
	return { first, last, from: bucketStart(first, 'month'), to: bucketEnd(last, 'month') };
}

/** The last month that data hold whole which reach to the day `dataThrough` (ISO). */
export function lastWholeMonth(dataThrough: string): string {
	const month = bucketOf(dataThrough, 'month');
	return bucketEnd(month, 'month') === dataThrough ? month : bucketsBefore(month, 'month', 1);
}
