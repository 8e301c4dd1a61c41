import {
	boundsWidth,
	boundsWidthWith,
	intervalWidths,
	moreForWidth
} from '#lib/measures/coaching/bounds-width.ts';
import type { Loss } from '#lib/measures/coaching/losses.ts';
import type { Figure, Interval } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatInterval,
	formatNumber
} from '#lib/measures/format.ts';
import { withheldWords } from '#lib/measures/words.ts';

/** A width or a narrowing from 0 to 1 in percentage points: "19.1 points". */
export const pointsWords = (width: number): string => `${formatNumber(width * 100)} points`;

const rate = { valueUnit: 'rate' } as const;

function intervalSentence(counts: { k: number; n: number }, more: number): string {
	const widths = intervalWidths(counts, more);
	if (!widths || counts.n < fewestForPercent) return '';
	return (
		` Were the share the same among them, its 95% interval would narrow from ${pointsWords(widths.now)} ` +
		`to ${pointsWords(widths.then)}.`
	);
}

/**
 * How many people bounds are over, of whom n are measured: (all - n) / all is their width. The ledger's first step may
 * count more, where some rows have no date.
 */
const peopleUnder = ({ lo, hi }: Interval, n: number): number => Math.round(n / (1 - (hi - lo)));

/**
 * What scoring more people would do for a rate with bounds: "Scoring 5 more of the 47 people discharged would narrow
 * the bounds of PHQ-9 reliable improvement from 53.2 to 72.3% (19.1 points wide) to 8.5 points." `target`: how far
 * apart bounds may be, a fraction. '' where there are no bounds, or under 20 people.
 */
export function narrowingSentence({ value, bounds, measure }: Figure, target: number): string {
	if (value.state !== 'released' || !bounds) return '';
	const all = peopleUnder(bounds, value.n);
	if (all < fewestForPercent) return '';
	const measured = { n: value.n, all };
	const width = boundsWidth(measured);
	const now = `${formatInterval(bounds, rate)} (${pointsWords(width)} wide)`;
	const more = moreForWidth(measured, target);
	if (more === 0)
		return `The bounds of ${measure.title} are ${now}: within the ${pointsWords(target)} of our setting.`;
	const then = pointsWords(boundsWidthWith(measured, more));
	return (
		`Scoring ${formatCount(more)} more of the ${formatCount(all)} people discharged would narrow the bounds of ` +
		`${measure.title} from ${now} to ${then}; our setting is ${pointsWords(target)} or less.` +
		intervalSentence({ k: value.k ?? 0, n: value.n }, more)
	);
}

/** The steps at which scores were missed, most people first: "not scored again 12, no score at the start 4". */
export const lossWords = (losses: readonly Loss[]): string =>
	losses
		.filter(({ people }) => people !== 0)
		.toSorted((one, other) => (other.people ?? 0) - (one.people ?? 0))
		.map(({ step, people }) => `${step} ${people === null ? withheldWords : formatCount(people)}`)
		.join(', ');
