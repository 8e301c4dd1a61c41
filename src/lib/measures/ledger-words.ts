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

/** The steps of a ledger in one line: "Step by step: 47 discharged; 45 with a baseline". */
const stepsWords = (ledger: readonly Step[]): string =>
	`Step by step: ${ledger.map(stepWords).join('; ')}`;

/** Steps that follow each other without a number are said together. */
function shortStep({ n, label }: Step, index: number, ledger: readonly Step[]): string {
	if (n !== null) return stepWords({ n, label, step: '' });
	const isFirst = index === 0 || ledger[index - 1]?.n !== null;
	return isFirst ? `${withheldWords}: ${label}` : label;
}

/** How many steps two ledgers begin with that are the same, numbers and all. */
function sameSteps(one: readonly Step[], other: readonly Step[]): number {
	const at = one.findIndex(({ label, n }, index) => {
		const beside = other[index];
		return beside?.label !== label || beside.n !== n;
	});
	return at === -1 ? one.length : at;
}

/** Fewer steps than this are said again. */
const fewestSame = 3;

/**
 * The same for a narrow place, under another: "Step by step: as above to “processed”; 47 denied". `above` is the ledger
 * that stands above it.
 */
export function shortSteps(ledger: readonly Step[], above: readonly Step[] = []): string {
	const same = sameSteps(ledger, above);
	if (same < fewestSame) return `Step by step: ${ledger.map(shortStep).join('; ')}`;
	const rest = ledger.slice(same).map(shortStep);
	return `Step by step: ${[`as above to “${ledger[same - 1]?.label}”`, ...rest].join('; ')}`;
}

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
		`${stepsWords(ledger)}.`,
		`Definition: ${measure.id}, version ${measure.version}. Snapshot ${asOf.snapshot}${through}.`
	].join(' ');
}
