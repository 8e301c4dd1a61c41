const millisecondsPerDay = 86_400_000;

/** A calendar day as whole days since 1970-01-01, without clock or time zone. */
export type Day = number;

/** What the exports cover: `through` is the last day anything is known of. */
export type Period = { from: Day; through: Day };

/** The day of an ISO date. Throws RangeError for what is none, such as 2026-02-30. */
export function dayOf(iso: string): Day {
	const day = Date.parse(`${iso}T00:00:00Z`) / millisecondsPerDay;
	if (!Number.isInteger(day) || isoOf(day) !== iso) throw new RangeError(`not an ISO date: ${iso}`);
	return day;
}

const written = new Map<Day, string>();

/** A day as YYYY-MM-DD. */
export function isoOf(day: Day): string {
	const known = written.get(day);
	if (known) return known;
	const iso = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
	written.set(day, iso);
	return iso;
}

/** The same for a day that may be missing or, as a thing not yet known, lie after the period. */
export const isoUntil = (day: Day | undefined, { through }: Period): string | undefined =>
	day === undefined || day > through ? undefined : isoOf(day);

/** 0 Sunday to 6 Saturday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (day + 4) % 7;

/** The day itself, or the Monday after a weekend. */
export const onWeekday = (day: Day): Day => day + ([1, 0, 0, 0, 0, 0, 2][weekdayOf(day)] ?? 0);

/** Weeks run from Monday; the number itself means nothing. */
export const weekOf = (day: Day): number => Math.floor((day + 3) / 7);

/** How far into the period a day is, from 0 to 1. */
export const progressOf = (day: Day, { from, through }: Period): number =>
	Math.min(1, Math.max(0, (day - from) / Math.max(1, through - from)));
