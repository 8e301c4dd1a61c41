import type { Figure, Released } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatAmount,
	formatCount,
	formatInterval,
	formatValue
} from '#lib/measures/format.ts';

/** A figure in three short texts, for a row of the summary. */
export type Brief = { value: string; counted: string; interval: string };

function countedOf({ k, n, amount }: Released): string {
	if (amount) return formatAmount(amount);
	return k === undefined ? `n = ${formatCount(n)}` : `${formatCount(k)} of ${formatCount(n)}`;
}

function valueOf(cell: Released, { measure }: Figure): string {
	const isShare = measure.valueUnit === 'rate';
	if (cell.value === null || (isShare && cell.n < fewestForPercent)) return '';
	const text = formatValue(cell.value, measure);
	if (measure.valueUnit === 'days' || measure.valueUnit === 'hours')
		return `${text} ${measure.valueUnit}`;
	if (measure.valueUnit !== 'points' && measure.valueUnit !== 'score') return text;
	return measure.kind === 'proportion' || measure.kind === 'mean' ? text : `${text} points`;
}

/** What the summary says of a figure. Counts alone where fewer than 20 were counted. */
export function briefOf(figure: Figure): Brief {
	const cell = figure.value;
	if (cell.state !== 'released')
		return { value: cell.state === 'none' ? 'no number' : '', counted: cell.reason, interval: '' };
	const value = valueOf(cell, figure);
	const { lo, hi } = cell;
	const hasInterval = value !== '' && lo !== undefined && hi !== undefined;
	return {
		value,
		counted: countedOf(cell),
		interval: hasInterval ? formatInterval({ lo, hi }, figure.measure) : ''
	};
}
