import { effectWords } from '#lib/measures/effect-words.ts';
import type { Compared, Figure } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatNumber,
	formatPercent
} from '#lib/measures/format.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { withheldWords } from '#lib/measures/words.ts';

/** A step of the ledger in words: how many it left out, how many are left. */
export type StepRow = { label: string; out: string; n: string };

function outOf(before: number | null | undefined, n: number | null): string {
	if (before === undefined) return '';
	if (before === null || n === null) return 'not shown';
	return before === n ? 'none' : formatCount(before - n);
}

/** The ledger as steps that add up: each n and what it left out make the n before. */
export function stepRows({ ledger, value, measure }: Figure): StepRow[] {
	const steps = ledger.map(({ label, n }, index) => ({
		label,
		out: outOf(ledger[index - 1]?.n, n),
		n: n === null ? withheldWords : formatCount(n)
	}));
	if (value.state !== 'released' || value.k === undefined || !measure.success) return steps;
	return [...steps, { label: `of these: ${measure.success}`, out: '', n: formatCount(value.k) }];
}

/** What the figure would be with those left out, in words; '' where that cannot be said. */
export function boundsWords({ bounds, measure, value }: Figure, { missing }: Measure): string {
	if (!bounds || value.state !== 'released') return '';
	if (measure.kind === 'mean_change')
		return `Had those ${missing} not changed, it would be ${formatNumber(bounds.lo, measure.digits)}.`;
	if (measure.kind !== 'proportion') return '';
	const [none, all] = [formatPercent(bounds.lo), formatPercent(bounds.hi)];
	return `Those ${missing} could move it: with none of them a success it would be ${none}, with all of them ${all}.`;
}

/** How the interval was made: "Wilson 95%"; '' where there is none. */
export function methodWords({ value, series }: Figure): string {
	const cells = [value, ...series.map((point) => point.value)];
	const methods = cells.flatMap((cell) =>
		cell.state === 'released' && cell.method ? [cell.method] : []
	);
	return [...new Set(methods)].join('; ');
}

const startWords = ({ baseline }: Compared, digits?: number): string =>
	baseline
		? `${formatNumber(baseline.mean, digits)} at the start (n = ${formatCount(baseline.n)})`
		: 'no score at the start';

function completedWords({ completed: { k, n } }: Compared): string {
	const counts = `${formatCount(k)} of ${formatCount(n)} completed`;
	return n < fewestForPercent ? counts : `${counts}, ${formatPercent(k / n)}`;
}

/** Whether those not measured were like those who were, in words; '' where that is not known or must not be shown. */
export function comparedWords({ disclosure, measure }: Figure): string {
	if (!disclosure) return '';
	const side = (compared: Compared) =>
		`${startWords(compared, measure.digits)}, ${completedWords(compared)}`;
	return `Measured: ${side(disclosure.measured)}. Not measured: ${side(disclosure.notMeasured)}.`;
}

/** The change in standard deviations, both ways of counting it; '' where it is not known. */
export function effectSizeWords({ value }: Figure): string {
	if (value.state !== 'released' || !value.effect) return '';
	const fromStart = formatNumber(value.effect.d_b, 2);
	return `Hedges' g_av ${effectWords(value.effect)}; by the spread at the start (d_b) ${fromStart}.`;
}

/** The numbers of the data that the definition rests on; '' where there are none. */
export const toldWords = ({ told = [] }: Figure): string =>
	told.map(({ words, value }) => `${words}: ${formatNumber(value, 2)}.`).join(' ');
