import {
	fewestForPercent,
	formatAmount,
	formatCount,
	formatInterval,
	formatValue
} from '#lib/measures/format.ts';
import type { Figure, Released } from '#lib/measures/figure.ts';
import { units, type Kind } from '#lib/measures/vocabulary.ts';
import { nounOf } from '#lib/measures/words.ts';

/** A figure in two short lines: what was counted first, then the value with its interval. */
export type Headline = { main: string; rest: string };

/** How many, of what: 47 people, 1,212 lines. */
function howMany({ n }: Released, { measure }: Figure): string {
	const unit = units.find((known) => known === measure.unit);
	return unit ? `${formatCount(n)} ${nounOf(unit, n)}` : formatCount(n);
}

type Words = (cell: Released, figure: Figure) => Headline;

function intervalWords({ lo, hi }: Released, { measure }: Figure): string {
	return lo === undefined || hi === undefined ? '' : formatInterval({ lo, hi }, measure);
}

const withInterval = (counted: string, interval: string): string =>
	interval ? `${counted}, 95% interval ${interval}` : counted;

function valueWords(cell: Released, figure: Figure): string {
	if (cell.value === null) return '';
	const interval = intervalWords(cell, figure);
	const value = formatValue(cell.value, figure.measure);
	return interval ? `${value} (${interval})` : value;
}

const counted: Words = (cell, figure) => ({
	main: `${formatCount(cell.k ?? 0)} of ${formatCount(cell.n)}`,
	rest:
		cell.n < fewestForPercent ? `no percentage under ${fewestForPercent}` : valueWords(cell, figure)
});

const averaged =
	(unit: string, missing = 'none'): Words =>
	(cell, figure) => ({
		main: cell.value === null ? missing : `${formatValue(cell.value, figure.measure)} ${unit}`,
		rest: withInterval(howMany(cell, figure), intervalWords(cell, figure))
	});

const changed: Words = (cell, figure) => {
	const direction = (cell.value ?? 0) < 0 ? 'worse' : 'better';
	const size = cell.value === null ? null : Math.abs(cell.value);
	const { main } = averaged(`points ${direction} on average`)({ ...cell, value: size }, figure);
	return { main, rest: withInterval(howMany(cell, figure), intervalWords(cell, figure)) };
};

const byDay: Words = (cell, figure) =>
	figure.measure.valueUnit === 'rate'
		? counted(cell, figure)
		: averaged('days, median', 'median not reached')(cell, figure);

const words: Record<Kind, Words> = {
	proportion: counted,
	mean_change: changed,
	trajectory: changed,
	duration: (cell, figure) =>
		averaged(`${figure.measure.valueUnit === 'hours' ? 'hours' : 'days'}, median`)(cell, figure),
	survival: byDay,
	amount_ratio: (cell, figure) => ({
		main: formatAmount(cell.amount ?? { part: 0, whole: 0 }),
		rest: valueWords(cell, figure)
	}),
	breakdown: (cell, figure) => ({ main: howMany(cell, figure), rest: 'by category' }),
	mean: averaged('on average')
};

/** A figure's number in words; the reason where there is none. */
export function headlineOf(figure: Figure): Headline {
	const { value } = figure;
	if (value.state === 'withheld') return { main: 'Not shown', rest: value.reason };
	if (value.state === 'none') return { main: 'No number', rest: value.reason };
	return words[figure.measure.kind](value, figure);
}
