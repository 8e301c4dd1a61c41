import type { Cell, Figure, MeasureRef, Released } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatAmount,
	formatCount,
	formatDays,
	formatNumber,
	formatPercent,
	formatValue,
	seriesUnit
} from '#lib/measures/format.ts';
import type { Unit, ValueUnit } from '#lib/measures/measure.ts';
import { nounOf, withheldWords } from '#lib/measures/words.ts';
import { upperFirst } from '#lib/measures/letters.ts';

const compactDollars = new Intl.NumberFormat('en-US', {
	style: 'currency',
	currency: 'USD',
	notation: 'compact',
	maximumSignificantDigits: 3
});

/** Writes a value of a figure in its unit. */
export type ValueFormat = (value: number) => string;

/** How the values of a series are written, beside their marks. */
export function formatOf({ measure }: Figure): ValueFormat {
	const unit = seriesUnit(measure);
	if (unit === 'dollars') return (value) => compactDollars.format(value);
	if (unit === 'days' || unit === 'hours') return (value) => `${formatDays(value)} ${unit}`;
	return (value) => formatValue(value, { valueUnit: unit, digits: measure.digits });
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

/** Axis ticks: no more decimals than the step between them needs. */
export function tickFormat(unit: ValueUnit, step: number): ValueFormat {
	if (unit === 'dollars') return (value) => compactDollars.format(value);
	const scale = unit === 'rate' ? 100 : 1;
	const digits = [0, 1, 2, 3].find((d) => isWhole(step * scale * 10 ** d)) ?? 4;
	return unit === 'rate'
		? (value) => formatPercent(value, digits)
		: (value) => formatNumber(value, digits);
}

const partOfWhole = (amount: NonNullable<Released['amount']>): string =>
	amount.unit === 'days'
		? formatAmount(amount)
		: `${compactDollars.format(amount.part)} of ${compactDollars.format(amount.whole)}`;

/** A released number with its denominator, in the fewest words: "66.0% (31 of 47)", "9 of 14", "5.2 (n 38)". */
export function releasedWords(cell: Released, format: ValueFormat): string {
	const { k, n, value, amount } = cell;
	const counts = k === undefined ? undefined : `${formatCount(k)} of ${formatCount(n)}`;
	if (amount) {
		const share = n < fewestForPercent || value === null ? undefined : format(value);
		return share ? `${share} (${partOfWhole(amount)})` : partOfWhole(amount);
	}
	if (value === null) return counts ?? `n ${formatCount(n)}`;
	if (!counts) return `${format(value)} (n ${formatCount(n)})`;
	return n < fewestForPercent ? counts : `${format(value)} (${counts})`;
}

/** The same where n stands elsewhere in the chart: "66.0%", "9 of 14", "5.2". */
export function shortWords(cell: Released, format: ValueFormat): string {
	if ((cell.k !== undefined || cell.amount) && cell.n < fewestForPercent)
		return releasedWords(cell, format);
	return cell.value === null ? '' : format(cell.value);
}

/** Any cell in words. */
export function cellWords(cell: Cell, format: ValueFormat): string {
	if (cell.state === 'withheld') return withheldWords;
	return cell.state === 'none' ? cell.reason : releasedWords(cell, format);
}

/** The units counted, in words: "people", "lines". */
export const unitsOf = ({ measure }: Figure): string => nounOf(measure.unit as Unit, 2);

const unitWords: Record<ValueUnit, string> = {
	rate: 'Share',
	points: 'Points better',
	score: 'Score',
	days: 'Days',
	hours: 'Hours a week',
	dollars: 'Dollars',
	count: 'Count'
};

const changeWords = (measure: MeasureRef): string =>
	measure.kind === 'mean_change' ? 'Points better, on average' : unitWords[measure.valueUnit];

/** What the value axis measures, in words: "Completed", "Points better, on average". */
export const measuredWords = ({ measure }: Figure): string =>
	measure.valueUnit === 'rate' && measure.success
		? upperFirst(measure.success)
		: changeWords(measure);
