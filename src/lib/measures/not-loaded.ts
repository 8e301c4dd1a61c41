import { bucketEnd, bucketsBetween } from '#lib/measures/calendar.ts';
import { formatDate, formatGroup } from '#lib/measures/format.ts';

/** A month in which a table has rows (2026-08), and the last day of it that has one. */
export type TableMonth = { table: string; month: string; lastOn: string };

/** A table whose latest months nobody has loaded. */
export type NotLoaded = {
	table: string;
	/** The months without a row that should have one by now, in order: 2026-09. */
	months: string[];
	lastOn: string;
	words: string;
};

/** Our settings: fewer months with rows are no rhythm yet, and from how many of the last ones it is read. */
export type RhythmSettings = { fewestMonths: number; looksBack: number };

/** What a table's rows are, as a reader calls them. */
const rowsOf: Record<string, string> = {
	episode: 'episodes',
	attendance: 'attendance',
	assessment: 'assessments',
	claim_line: 'claims',
	remit_line: 'remittances',
	appeal: 'appeals',
	authorization: 'authorizations',
	survey: 'surveys',
	follow_up: 'follow-ups',
	referral: 'referrals'
};

const monthsApart = (first: string, last: string): number =>
	bucketsBetween(first, last, 'month').length - 1;

/** How many months lie between one month with rows and the next, at most, in so many of the last ones. */
function usualStep(months: readonly string[], looksBack: number): number {
	const recent = months.slice(-Math.max(2, looksBack));
	return Math.max(
		...recent.slice(1).map((month, index) => monthsApart(recent[index] ?? '', month))
	);
}

/** The last month that is over by this day. */
function lastWholeMonth(day: string): string | undefined {
	const months = bucketsBetween('2000-01', day.slice(0, 7), 'month');
	return months.findLast((month) => bucketEnd(month, 'month') <= day);
}

const monthName = (month: string): string => formatGroup('month', month);

function wordsOf({ table, months, lastOn }: Omit<NotLoaded, 'words'>, through: string): string {
	const rows = rowsOf[table] ?? table.replaceAll('_', ' ');
	const [first, last] = [months[0] ?? '', months.at(-1) ?? ''];
	const missing =
		months.length === 1 ? monthName(first) : `${monthName(first)} to ${monthName(last)}`;
	return `Nobody has loaded ${rows} of ${missing}: they end on ${formatDate(lastOn)}, and the data goes through ${formatDate(through)}.`;
}

/**
 * The tables that somebody usually loads and has not: those whose last month with rows lies as many months, or more,
 * before the last whole month of the data as the table's own months lie apart at most. A table with rows in too few
 * months has no rhythm, and nothing is missed of it. `months` in rising order for each table.
 */
export function notLoaded(
	months: readonly TableMonth[],
	dataThrough: string,
	{ fewestMonths, looksBack }: RhythmSettings
): NotLoaded[] {
	const end = lastWholeMonth(dataThrough);
	if (end === undefined) return [];
	const tables = [...new Set(months.map(({ table }) => table))];
	return tables.flatMap((table) => {
		const found = months.filter((each) => each.table === table);
		const last = found.at(-1);
		if (!last || found.length < Math.max(2, fewestMonths) || last.month >= end) return [];
		const step = usualStep(
			found.map(({ month }) => month),
			looksBack
		);
		if (monthsApart(last.month, end) < step) return [];
		const missed = bucketsBetween(last.month, end, 'month').slice(1);
		const bare = { table, months: missed, lastOn: last.lastOn };
		return [{ ...bare, words: wordsOf(bare, dataThrough) }];
	});
}
