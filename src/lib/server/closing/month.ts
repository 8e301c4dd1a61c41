import { bucketEnd, bucketOf } from '#lib/measures/calendar.ts';
import { formatDate, formatGroup } from '#lib/measures/format.ts';
import { twelveMonthsTo } from '#lib/measures/twelve-months.ts';
import { WrongUsage } from '#lib/server/errors.ts';

/** August 2026 */
export const monthWords = (month: string): string => formatGroup('month', month);

/** The first and the last day of a month. */
export const daysOf = (month: string) => ({ from: `${month}-01`, to: bucketEnd(month, 'month') });

/** The first and the last day of the twelve months up to and with a month, which a closed month covers. */
export function twelveMonths(month: string): { from: string; to: string } {
	const { from, to } = twelveMonthsTo(month);
	return { from, to };
}

/** Throws WrongUsage where the text is no month of the calendar, written 2026-08. */
export function checkMonth(month: string): void {
	if (/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return;
	throw new WrongUsage('Write the month as YYYY-MM, such as 2026-08.');
}

/** Throws WrongUsage for a month of which the data know nothing yet, or where they carry no dates. */
export function checkIsKnown(month: string, dataThrough: string | null): void {
	if (dataThrough === null)
		throw new WrongUsage('The exports carry no calendar dates, so there is no month to close.');
	if (month > bucketOf(dataThrough, 'month'))
		throw new WrongUsage(
			`${monthWords(month)} is still to come: the data reach ${formatDate(dataThrough)}. Load its exports first, then close it.`
		);
}
