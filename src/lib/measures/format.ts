import type { Cell, Interval, MeasureRef, Released } from '#lib/measures/figure.ts';
import type { ValueUnit } from '#lib/measures/measure.ts';

/** Under this many, a percentage would say more than is known: counts only. */
export const fewestForPercent = 20;

type Style = Pick<Intl.NumberFormatOptions, 'style' | 'currency'>;

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * The formatter with these decimals, at least and at most. To make one takes a hundred times as long as to use it, and
 * a page formats thousands of numbers: each is made once.
 */
function formatter(fewest: number, most: number, style: Style = {}): Intl.NumberFormat {
	const key = `${fewest} ${most} ${style.style}`;
	const known = formatters.get(key);
	if (known) return known;
	const made = new Intl.NumberFormat('en-US', {
		...style,
		minimumFractionDigits: fewest,
		maximumFractionDigits: most,
		// Half to even, on the decimal digits of the number: 0.125 is 12.5%, 6.25 is 6.2.
		roundingMode: 'halfEven'
	} as Intl.NumberFormatOptions);
	formatters.set(key, made);
	return made;
}

const fixed = (digits: number, style?: Style) => formatter(digits, digits, style);

/** Minus zero is zero to a reader. */
const plain = (text: string): string => (/^-[0.,]+%?$/.test(text) ? text.slice(1) : text);

/** A count with thousands separated: 1,212. */
export const formatCount = (count: number): string => fixed(0).format(count);

/** A number with so many decimals: 7.0. */
export const formatNumber = (value: number, digits = 1): string =>
	plain(fixed(digits).format(value));

/** A rate from 0 to 1 as a percentage: 66.0%. */
export const formatPercent = (rate: number, digits = 1): string =>
	plain(fixed(digits, { style: 'percent' }).format(rate));

/** Whole days, or one decimal where there is a part of a day: 28, 59.5. */
export const formatDays = (days: number): string => plain(formatter(0, 1).format(days));

/** Dollars and cents: $177,167.42. */
const formatDollars = (dollars: number): string =>
	fixed(2, { style: 'currency', currency: 'USD' }).format(dollars);

/** One of the two amounts of an amount ratio: $450.00, or 60. */
export const formatAmountPart = (
	{ unit, ...amount }: NonNullable<Released['amount']>,
	part: 'part' | 'whole'
): string => (unit === 'days' ? formatDays(amount[part]) : formatDollars(amount[part]));

/** What an amount ratio has above and below the line: $450.00 of $2,050.00, or 60 of 80 days. */
export const formatAmount = ({ part, whole, unit }: NonNullable<Released['amount']>): string =>
	unit === 'days'
		? `${formatDays(part)} of ${formatDays(whole)} days`
		: `${formatDollars(part)} of ${formatDollars(whole)}`;

const months =
	'January February March April May June July August September October November December'.split(
		' '
	);
const monthName = (month: string): string => months[Number(month) - 1] ?? month;

/** An ISO day as 4 September 2025. */
export function formatDate(day: string): string {
	const [year = '', month = '', date = ''] = day.split('-');
	return `${Number(date)} ${monthName(month)} ${year}`;
}

/** A bucket of a series as a reader says it: September 2025, quarter 3 of 2025, 2025; other groups as they are. */
export function formatGroup(by: string | undefined, bucket: string | number): string {
	const text = `${bucket}`;
	if (by === 'month') return `${monthName(text.slice(5))} ${text.slice(0, 4)}`;
	if (by === 'quarter') return `quarter ${text.slice(6)} of ${text.slice(0, 4)}`;
	return text;
}

const formats: Record<ValueUnit, (value: number, digits: number) => string> = {
	rate: (value) => formatPercent(value),
	points: formatNumber,
	score: formatNumber,
	days: (value) => formatDays(value),
	hours: (value) => formatDays(value),
	dollars: (value) => formatDollars(value),
	count: (value) => formatCount(value)
};

/** A value of a measure in its own unit, without the unit's name. */
export const formatValue = (
	value: number,
	{ valueUnit, digits = 1 }: Pick<MeasureRef, 'valueUnit' | 'digits'>
): string => formats[valueUnit](value, digits);

/** Two limits, the unit once: 51.7 to 77.8%. */
export function formatInterval(
	{ lo, hi }: Interval,
	measure: Pick<MeasureRef, 'valueUnit' | 'digits'>
): string {
	return `${formatValue(lo, measure).replace(/%$/, '')} to ${formatValue(hi, measure)}`;
}

/** Which unit the cells of a series are read in: a survival curve is in shares, its median in days. */
export const seriesUnit = ({
	kind,
	valueUnit
}: Pick<MeasureRef, 'kind' | 'valueUnit'>): ValueUnit => (kind === 'survival' ? 'rate' : valueUnit);

function countsOf({ k, n, amount }: Released): string {
	if (amount) return formatAmount(amount);
	return k === undefined ? `n = ${formatCount(n)}` : `${formatCount(k)} of ${formatCount(n)}`;
}

/**
 * A cell in words: "66.0% (31 of 47)", "9 of 12" under 20, "28 (n = 47)", "n/a", or the words for a withheld one.
 */
export function formatCell(cell: Cell, measure: Pick<MeasureRef, 'valueUnit' | 'digits'>): string {
	if (cell.state === 'withheld') return cell.reason;
	if (cell.state === 'none') return 'n/a';
	const { n, value } = cell;
	const counts = countsOf(cell);
	const isFew = measure.valueUnit === 'rate' && n < fewestForPercent;
	if (value === null || isFew) return counts;
	return `${formatValue(value, measure)} (${counts})`;
}
