const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longMonths =
	'january february march april may june july august september october november december'.split(
		' '
	);

/** What each letter of strptime stands for here, as a pattern. */
const letters: Record<string, string> = {
	Y: '(?<Y>\\d{4})',
	y: '(?<y>\\d{2})',
	m: '(?<m>\\d{1,2})',
	d: '(?<d>\\d{1,2})',
	b: `(?<b>${months.join('|')})`,
	B: `(?<B>${longMonths.join('|')})`,
	H: '(?<H>[01]?\\d|2[0-3])',
	I: '(?<I>0?[1-9]|1[0-2])',
	M: '(?<M>[0-5]\\d)',
	S: '(?<S>[0-5]\\d)',
	p: '(?<p>am|pm)'
};

export type DateFormat = { format: string; example: string };

const plainFormats: DateFormat[] = [
	{ format: '%m/%d/%Y', example: '01/31/2025' },
	{ format: '%d/%m/%Y', example: '31/01/2025' },
	{ format: '%m/%d/%y', example: '01/31/25' },
	{ format: '%d/%m/%y', example: '31/01/25' },
	{ format: '%m-%d-%Y', example: '01-31-2025' },
	{ format: '%d-%m-%Y', example: '31-01-2025' },
	{ format: '%d.%m.%Y', example: '31.01.2025' },
	{ format: '%Y/%m/%d', example: '2025/01/31' },
	{ format: '%Y%m%d', example: '20250131' },
	{ format: '%d-%b-%Y', example: '31-Jan-2025' },
	{ format: '%d-%b-%y', example: '31-Jan-25' },
	{ format: '%d %b %Y', example: '31 Jan 2025' },
	{ format: '%b %d, %Y', example: 'Jan 31, 2025' },
	{ format: '%B %d, %Y', example: 'January 31, 2025' },
	{ format: '%d%b%Y', example: '31Jan2025' }
];

const withTime = (time: string, example: string): DateFormat[] =>
	['%m/%d/%Y', '%d/%m/%Y', '%Y-%m-%d'].map((format) => ({
		format: `${format} ${time}`,
		example: `${plainFormats.find((each) => each.format === format)?.example ?? '2025-01-31'} ${example}`
	}));

/** The ways of writing a date that are looked for, in strptime's letters, each with the 31 January 2025 so written. */
export const dateFormats: DateFormat[] = [
	...plainFormats,
	...withTime('%H:%M', '08:30'),
	...withTime('%H:%M:%S', '08:30:00'),
	...withTime('%I:%M %p', '08:30 AM')
];

// A run of digits alone has no signs to part it: each part has its full width there.
function patternOf(format: string): RegExp {
	const isRun = !/[^%A-Za-z]/.test(format) && !/%[bB]/.test(format);
	const source = format
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/%([A-Za-z])/g, (_, letter: string) => {
			const part = letters[letter] ?? '(?!)';
			return isRun ? part.replace('{1,2}', '{2}') : part;
		});
	return new RegExp(`^${source}$`, 'i');
}

const patterns = new Map(dateFormats.map(({ format }) => [format, patternOf(format)]));

function monthOf(groups: Record<string, string | undefined>): number {
	if (groups.m) return Number(groups.m);
	const { b, B } = groups;
	return b ? months.indexOf(b.toLowerCase()) + 1 : longMonths.indexOf(B?.toLowerCase() ?? '') + 1;
}

function exists(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0;
}

/** Whether a text is a date that exists, from 1900 to 2100, written in one of the known formats. */
export function isDateAs(text: string, format: string): boolean {
	const groups = patterns.get(format)?.exec(text)?.groups;
	if (!groups) return false;
	// Two digits of a year are read as DuckDB reads them: 69 to 99 in the last century.
	const short = Number(groups.y);
	const year = groups.Y ? Number(groups.Y) : short + (short >= 69 ? 1900 : 2000);
	return year >= 1900 && year <= 2100 && exists(year, monthOf(groups), Number(groups.d));
}

const iso = /^\d{4}-\d{2}-\d{2}(?:[ T]00:00(?::00(?:\.0+)?)?)?$/;

/** A format that all values agree on (null: ISO, which needs none), or why none is taken. */
export type DateGuess = { format: string | null } | { reason: string };

const orderUnknown =
	'the day and the month cannot be told apart in the values of this file: choose the format';

/**
 * The one format in which every value is a date. Nothing is guessed where several formats read them all, as with
 * 03/04/2025, or where none does.
 */
export function guessDateFormat(values: string[]): DateGuess {
	if (values.length === 0) return { reason: 'every cell is empty: choose the format' };
	if (values.every((value) => iso.test(value))) return { format: null };
	const fitting = dateFormats.filter(({ format }) =>
		values.every((value) => isDateAs(value, format))
	);
	if (fitting.length === 1 && fitting[0]) return { format: fitting[0].format };
	return {
		reason:
			fitting.length > 1
				? orderUnknown
				: 'no one known format reads all values of this file: choose or write the format'
	};
}
