import {
	fewestForPercent,
	formatAmountPart,
	formatCount,
	formatInterval,
	formatNumber,
	formatValue,
	seriesUnit
} from '#lib/measures/format.ts';
import { effectWords } from '#lib/measures/effect-words.ts';
import type { Figure, MeasureRef, Released } from '#lib/measures/figure.ts';
import type { Kind } from '#lib/measures/measure.ts';

type Unit = Pick<MeasureRef, 'valueUnit' | 'digits'>;

/** A column of a figure's table: its heading, and what it says of a number; '' where it says nothing. */
export type Column = { title: string; text: (cell: Released, unit: Unit) => string };

const carries = ({ k, n }: Released): boolean => k === undefined || n >= fewestForPercent;

const value = (title: string): Column => ({
	title,
	text: (cell, unit) => (cell.value === null ? '' : formatValue(cell.value, unit))
});

const interval: Column = {
	title: '95% interval',
	text: ({ lo, hi }, unit) =>
		lo === undefined || hi === undefined ? '' : formatInterval({ lo, hi }, unit)
};

/** The same, but nothing where the counts cannot carry a percentage. */
const carried = ({ title, text }: Column): Column => ({
	title,
	text: (cell, unit) => (carries(cell) ? text(cell, unit) : '')
});

const outOf = (title: string): Column => ({
	title,
	text: ({ k, n }) => (k === undefined ? formatCount(n) : `${formatCount(k)} of ${formatCount(n)}`)
});

const total = (title: string): Column => ({ title, text: ({ n }) => formatCount(n) });

const spread = (title: string, part: 'sd' | 'p25' | 'p75' | 'p90'): Column => ({
	title,
	text: ({ spread: known }, unit) =>
		known?.[part] === undefined ? '' : formatValue(known[part], unit)
});

const baseline: Column = {
	title: 'Their mean at the start',
	text: (cell, unit) => (cell.baseline === undefined ? '' : formatValue(cell.baseline, unit))
};

const effect: Column = {
	title: 'In standard deviations (g_av)',
	text: ({ effect: size }) => (size ? effectWords(size) : '')
};

const effectFromStart: Column = {
	title: 'In standard deviations at the start (d_b)',
	text: ({ effect: size }) => (size ? formatNumber(size.d_b, 2) : '')
};

const amount = (title: string, part: 'part' | 'whole'): Column => ({
	title,
	text: ({ amount: amounts }) => (amounts ? formatAmountPart(amounts, part) : '')
});

/** The columns of each kind's table: the numbers its chart draws, and the counts under them. */
const columns: Record<Kind, Column[]> = {
	proportion: [outOf('Count'), carried(value('Rate')), carried(interval)],
	mean_change: [
		total('Counted'),
		value('Mean change'),
		interval,
		spread('SD', 'sd'),
		effect,
		effectFromStart
	],
	duration: [
		total('Counted'),
		value('Median'),
		interval,
		spread('Lower quartile', 'p25'),
		spread('Upper quartile', 'p75'),
		spread('90th percentile', 'p90')
	],
	// A curve's share rests on everybody since day 0, not on the few at risk on its last days.
	survival: [outOf('Left, of those at risk'), value('Share'), interval],
	trajectory: [total('Scored'), value('Mean'), interval, baseline],
	amount_ratio: [amount('Part', 'part'), amount('Whole', 'whole'), value('Rate')],
	breakdown: [outOf('Count'), carried(value('Share')), carried(interval)],
	mean: [total('Counted'), value('Mean'), interval, spread('SD', 'sd')]
};

/** Whether some row gives counts only, which the table then has to say. */
export const hasFew = ({ measure, series }: Figure): boolean =>
	(measure.kind === 'proportion' || measure.kind === 'breakdown') &&
	series.some(({ value: cell }) => cell.state === 'released' && !carries(cell));

/** The columns of a figure's series that have something to say in at least one row, ready to read a cell. */
export function columnsOf({ measure, series }: Figure) {
	const unit = { ...measure, valueUnit: seriesUnit(measure) };
	const cells = series.flatMap((point) => (point.value.state === 'released' ? point.value : []));
	return columns[measure.kind]
		.map(({ title, text }) => ({ title, text: (cell: Released) => text(cell, unit) }))
		.filter(({ text }) => cells.some((cell) => text(cell) !== ''));
}
