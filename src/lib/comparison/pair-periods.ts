import type { Window } from '#lib/comparison/before-after.ts';
import {
	addDays,
	bucketEnd,
	bucketsBefore,
	bucketStart,
	daysBetween
} from '#lib/measures/calendar.ts';

const isMonthStart = (day: string): boolean => day.endsWith('-01');
const isMonthEnd = (day: string): boolean => isMonthStart(addDays(day, 1));
const monthOf = (day: string): string => day.slice(0, 7);
const monthEarlier = (day: string, months: number): string =>
	bucketsBefore(monthOf(day), 'month', months);

/** The day so many months earlier; the last day of a month stays the last, and no day runs over into the next month. */
function dayEarlier(day: string, months: number): string {
	const last = bucketEnd(monthEarlier(day, months), 'month');
	if (isMonthEnd(day)) return last;
	const same = `${monthOf(last)}${day.slice(7)}`;
	return same < last ? same : last;
}

const monthsBetween = (first: string, last: string): number =>
	12 * (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) +
	Number(last.slice(5, 7)) -
	Number(first.slice(5, 7));

/** The same days a year earlier, ISO and inclusive. undefined where they would run into the days themselves. */
export function yearBefore({ from, to }: Window): Window | undefined {
	const start = isMonthStart(from)
		? bucketStart(monthEarlier(from, 12), 'month')
		: dayEarlier(from, 12);
	const earlier = { from: start, to: dayEarlier(to, 12) };
	return earlier.to < from ? earlier : undefined;
}

/** As long a stretch just before, ISO and inclusive: as many whole months where it is of whole months, else as many days. */
export function periodBefore({ from, to }: Window): Window {
	const end = addDays(from, -1);
	if (!isMonthStart(from) || !isMonthEnd(to))
		return { from: addDays(end, -daysBetween(from, to)), to: end };
	const months = monthsBetween(from, to) + 1;
	return { from: bucketStart(monthEarlier(from, months), 'month'), to: end };
}
