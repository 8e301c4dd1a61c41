import { bucketEnd, bucketOf, bucketsBefore, bucketStart } from '#lib/measures/calendar.ts';
import type { MessageKey, Say } from '#lib/messages/say.ts';

const monthName = (month: string, say: Say): string => say(`month.${month}` as MessageKey);

/** An ISO day as a reader says it: 4 September 2025, 4 de septiembre de 2025. */
export function sayDay(day: string, say: Say): string {
	const [year = '', month = '', date = ''] = day.split('-');
	return say('day', { day: `${Number(date)}`, month: monthName(month, say), year });
}

/** A month (2025-09) as a reader says it: September 2025, septiembre de 2025. */
export const sayMonth = (key: string, say: Say): string =>
	say('month', { month: monthName(key.slice(5, 7), say), year: key.slice(0, 4) });

const months = 12;

/** Twelve months, by the first and the last of them and their first and last day. */
export type TwelveMonths = { first: string; last: string; from: string; to: string };

/**
 * Twelve whole months: those that end with a month, or for null the last ones that the data hold whole, to the day
 * `dataThrough`. Always twelve, so that no two pages differ by one month alone, whose numbers may be small.
 */
export function twelveMonths(endsWith: string | null, dataThrough: string): TwelveMonths {
	const month = bucketOf(dataThrough, 'month');
	const isWhole = bucketEnd(month, 'month') === dataThrough;
	const last = endsWith ?? (isWhole ? month : bucketsBefore(month, 'month', 1));
	const first = bucketsBefore(last, 'month', months - 1);
	return { first, last, from: bucketStart(first, 'month'), to: bucketEnd(last, 'month') };
}
