import type { Figure, Step } from '#lib/measures/figure.ts';
import { formatCount, formatDate } from '#lib/measures/format.ts';
import { placeWords } from '#lib/measures/place.ts';
import { withheldWords } from '#lib/measures/words.ts';

function periodOf({ from, to }: Figure['period']): string {
	if (from && to) return `${formatDate(from)} to ${formatDate(to)}`;
	if (from) return `from ${formatDate(from)} on`;
	return to ? `to ${formatDate(to)}` : 'all there is';
}

const stepWords = ({ n, label }: Step): string =>
	`${n === null ? withheldWords : formatCount(n)} ${label}`;

/**
 * A figure with everything a reader needs to check it, as text to paste: its sentence, period and place, the steps of
 * its ledger, the definition with its version, and the snapshot it was asked of.
 */
export function ledgerSentence({ measure, sentence, period, asked, ledger, asOf }: Figure): string {
	const place = Object.keys(asked.where).length > 0 ? `, ${placeWords(asked.where)}` : '';
	const through = asOf.dataThrough ? `, data through ${formatDate(asOf.dataThrough)}` : '';
	return [
		sentence,
		`Period: ${periodOf(period)}${place}.`,
		`Step by step: ${ledger.map(stepWords).join('; ')}.`,
		`Definition: ${measure.id}, version ${measure.version}. Snapshot ${asOf.snapshot}${through}.`
	].join(' ');
}
