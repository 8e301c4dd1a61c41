import type { MessageKey, Say } from '#lib/messages/say.ts';
import type { Figure, Released } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatDays,
	formatNumber,
	formatPercent
} from '#lib/measures/format.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { writeSentence } from '#lib/measures/sentence.ts';
import type { SharedChart, SharedFigure, SharedRow, Tone } from '#lib/sharing/shared-types.ts';

type Told = Pick<SharedFigure, 'chart' | 'rows'>;

/** How many were not measured; 0 where the ledger does not say. */
function missingOf({ ledger }: Figure, { bounds_over }: Measure, { n }: Released): number {
	const all = ledger.find(({ step }) => step === bounds_over)?.n;
	return all ? Math.max(0, all - n) : 0;
}

function rate(figure: Figure, measure: Measure, cell: Released, say: Say): Told {
	const { k = 0, n, value, lo, hi } = cell;
	const missing = missingOf(figure, measure, cell);
	const labels: Record<Tone, string> = {
		success: measure.success,
		rest: say('row.rest'),
		missing: measure.missing
	};
	const counts: [Tone, number][] = [
		['success', k],
		['rest', n - k],
		['missing', missing]
	];
	const parts = counts
		.filter(([tone, count]) => count > 0 || tone === 'success')
		.map(([tone, count]) => ({ tone, n: count }));
	const rows: SharedRow[] = parts.map(({ tone, n: count }) => ({
		...{ label: labels[tone], number: formatCount(count), tone }
	}));
	const isFew = n < fewestForPercent || value === null;
	const percent = isFew ? [] : [{ label: say('row.percent'), number: formatPercent(value) }];
	const range =
		isFew || lo === undefined || hi === undefined ? [] : [rangeRow(lo, hi, formatPercent, say)];
	return { chart: { kind: 'parts', parts }, rows: [...rows, ...percent, ...range] };
}

const rangeRow = (lo: number, hi: number, show: (value: number) => string, say: Say) => ({
	label: say('row.interval'),
	number: say('range', { lo: show(lo), hi: show(hi) })
});

/** A number on a line that begins at 0 and ends at a round number beyond everything on it. */
function lineOf(at: number, around: { lo?: number; hi?: number }, words: string): SharedChart {
	const numbers = [0, at, around.lo ?? at, around.hi ?? at];
	const reach = Math.max(...numbers.map(Math.abs)) || 1;
	const step = 10 ** Math.floor(Math.log10(reach));
	const end = (value: number) => Math.ceil(Math.abs(value) / step) * step;
	const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
	return { kind: 'line', at, ...around, from: least < 0 ? -end(least) : 0, to: end(most), words };
}

function days(_figure: Figure, _measure: Measure, { n, value, spread }: Released, say: Say): Told {
	if (value === null) return { chart: null, rows: [] };
	const { p25, p75 } = n < 4 ? {} : (spread ?? {});
	const rows: SharedRow[] = [
		{ label: say('row.median'), number: formatDays(value), tone: 'success' }
	];
	if (p25 !== undefined && p75 !== undefined)
		rows.push({
			label: say('row.middle'),
			number: say('range', { lo: formatDays(p25), hi: formatDays(p75) }),
			tone: 'rest'
		});
	rows.push({ label: say('row.counted'), number: formatCount(n) });
	return { chart: lineOf(value, { lo: p25, hi: p75 }, formatDays(value)), rows };
}

const numberOn =
	(label: MessageKey) =>
	(figure: Figure, _measure: Measure, { n, value, lo, hi }: Released, say: Say): Told => {
		if (value === null) return { chart: null, rows: [] };
		const show = (number: number) => formatNumber(number, figure.measure.digits);
		const range = lo === undefined || hi === undefined ? [] : [rangeRow(lo, hi, show, say)];
		const rows: SharedRow[] = [
			{ label: say(label), number: show(value), tone: 'success' },
			...range.map((row) => ({ ...row, tone: 'rest' as const })),
			{ label: say('row.counted'), number: formatCount(n) }
		];
		return { chart: lineOf(value, { lo, hi }, show(value)), rows };
	};

const tellers: Record<string, typeof rate> = {
	proportion: rate,
	duration: days,
	mean_change: numberOn('row.change'),
	mean: numberOn('row.mean')
};

const nothing: Told = { chart: null, rows: [] };

/**
 * A figure asked for the audience outside, in the language of `say` and `measure` (see measureIn). A withheld one is
 * its sentence and nothing else. Our aims are ours, and stay inside. Throws where the figure was asked for inside.
 */
export function sharedFigure(figure: Figure, measure: Measure, say: Say): SharedFigure {
	if (figure.asked.audience !== 'outside')
		throw new Error(`${measure.id} was asked for inside: it may not be shared`);
	const { value } = figure;
	const told =
		value.state === 'released'
			? (tellers[measure.kind]?.(figure, measure, value, say) ?? nothing)
			: nothing;
	const counts = measure.family === 'completion' ? measure.counts : undefined;
	return {
		id: measure.id,
		title: measure.title,
		sentence: writeSentence({ ...figure, aims: undefined }, measure, say),
		...(counts !== undefined && { counted: say('counted', { counts }) }),
		...told
	};
}
