import type { Period } from '#lib/measures/measure.ts';

const monthsIn: Record<Period, number> = { month: 1, quarter: 3, year: 12 };

/** Is it a day of the calendar, as YYYY-MM-DD? */
export function isIsoDate(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day so many days after an ISO day. */
export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** How many days from one ISO day to a later one. */
export const daysBetween = (from: string, to: string): number =>
	(Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;

/** The month, quarter or year of an ISO day: 2025-08, 2025-Q3, 2025. */
export function bucketOf(day: string, period: Period): string {
	const [year, month] = [day.slice(0, 4), day.slice(5, 7)];
	if (period === 'year') return year;
	return period === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** Months since year 0 at which a bucket starts. */
function startMonth(bucket: string, period: Period): number {
	const year = 12 * Number(bucket.slice(0, 4));
	if (period === 'year') return year;
	return period === 'month'
		? year + Number(bucket.slice(5)) - 1
		: year + 3 * (Number(bucket.slice(6)) - 1);
}

const firstDay = (months: number): string => {
	const year = String(Math.floor(months / 12)).padStart(4, '0');
	return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`;
};

/** The last day of the month so many months since year 0. */
const lastDay = (months: number): string =>
	firstDay(months).slice(0, 8) +
	new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();

/** The first day of a month, quarter or year. */
export const bucketStart = (bucket: string, period: Period): string =>
	firstDay(startMonth(bucket, period));

/** The bucket so many before another. */
export const bucketsBefore = (bucket: string, period: Period, count: number): string =>
	bucketOf(firstDay(startMonth(bucket, period) - count * monthsIn[period]), period);

/** The last day of a month, quarter or year. */
export const bucketEnd = (bucket: string, period: Period): string =>
	lastDay(startMonth(bucket, period) + monthsIn[period] - 1);

/** First and last day of the 12 months up to the one of an ISO day. */
export function lastTwelveMonths(day: string): { from: string; to: string } {
	const month = bucketOf(day, 'month');
	const from = bucketStart(bucketsBefore(month, 'month', 11), 'month');
	return { from, to: bucketEnd(month, 'month') };
}

/** Every bucket from the first to the last, both included. */
export function bucketsBetween(first: string, last: string, period: Period): string[] {
	const buckets: string[] = [];
	const end = startMonth(last, period);
	for (let month = startMonth(first, period); month <= end; month += monthsIn[period])
		buckets.push(bucketOf(firstDay(month), period));
	return buckets;
}
