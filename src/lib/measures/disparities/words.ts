import { characteristics } from '#lib/measures/disparities/characteristics.ts';
import type { Disparity, DisparityGroup, Gap } from '#lib/measures/disparities/disparity.ts';
import type { Marked, MarkedList, Verdict } from '#lib/measures/disparities/mark-gaps.ts';
import {
	differenceSize,
	differenceUnit,
	formatDifferenceInterval
} from '#lib/measures/difference-words.ts';
import type { MeasureRef } from '#lib/measures/figure.ts';
import { fewestForPercent, formatCell, formatCount, formatPercent } from '#lib/measures/format.ts';
import { withheldWords } from '#lib/measures/words.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** A verdict in as few words as a table has room for. */
export const verdictWords: Record<Verdict, string> = {
	more_than_chance: 'more than chance',
	within_chance: 'within chance',
	not_tested: 'not tested'
};

type Unit = Pick<MeasureRef, 'valueUnit' | 'digits'>;

/** The name of a group as people write it. */
export const groupTitle = (name: string): string => upperFirst(name.replaceAll('_', ' '));

/** Whom a group is held against. */
export const referenceWords = ({ reference: { group } }: Pick<Disparity, 'reference'>): string =>
	group === null ? 'all others compared' : `the largest group, ${groupTitle(group)},`;

/** A group's number in words: counts alone where it has too few people to be compared. */
export function groupWords({ cell, standing }: DisparityGroup, measure: Unit): string {
	if (cell.state !== 'released' || standing === 'compared') return formatCell(cell, measure);
	if (standing === 'unknown' && cell.n >= fewestForPercent) return formatCell(cell, measure);
	return cell.k === undefined
		? `n = ${formatCount(cell.n)}`
		: `${formatCount(cell.k)} of ${formatCount(cell.n)}`;
}

function apartWords(value: number, measure: Unit): string {
	const size = differenceSize(value, measure);
	if (!/[1-9]/.test(size)) return 'no different from';
	return `${size} ${differenceUnit(measure)} ${value < 0 ? 'lower' : 'higher'} than`;
}

/** "F, 52.1% (50 of 96): 13.9 percentage points lower than all others compared (95% interval -27.0 to -0.2)". */
function gapWords(gap: Gap, disparity: Disparity): string {
	const { measure } = disparity;
	const apart = apartWords(gap.difference.value, measure);
	const interval = ` (95% interval ${formatDifferenceInterval(gap.difference, measure)})`;
	const number = formatCell(gap.cell, measure);
	const whom = referenceWords(disparity).replace(/,$/, '');
	return `${groupTitle(gap.group)}, ${number}: ${apart} ${whom}${interval}`;
}

function leftOutWords({ groups }: Disparity): string[] {
	const withheld = groups.filter(({ standing }) => standing === 'withheld').length;
	const few = groups.filter(({ standing }) => standing === 'few');
	const names = few.map(({ name }) => groupTitle(name)).join(', ');
	return [
		...(few.length > 0 ? [`Too few people to compare, shown as counts: ${names}.`] : []),
		...(withheld > 0 ? [`Groups ${withheldWords}: ${withheld}.`] : [])
	];
}

/** How many have the characteristic known: "Sex is known for 180 of 190, 94.7%." */
export function knownWords({ known, characteristic }: Pick<Disparity, 'known' | 'characteristic'>) {
	const name = upperFirst(characteristics[characteristic]);
	if (known === null) return `${name}: how many have it known is ${withheldWords}.`;
	if (known.of === 0) return `${name}: nobody counted.`;
	const counts = `${formatCount(known.n)} of ${formatCount(known.of)}`;
	const share = known.of < fewestForPercent ? '' : `, ${formatPercent(known.n / known.of)}`;
	return `${name} is known for ${counts}${share}.`;
}

/** Is a characteristic known of too few to lean on? `percent`: known of fewer than this share is. */
export const isPoorlyKnown = ({ known }: Pick<Disparity, 'known'>, percent: number): boolean =>
	known !== null && known.of > 0 && known.n * 100 < percent * known.of;

/** What a caution says of a characteristic that is known of too few. */
export const poorlyKnownWords = (percent: number): string =>
	`Known for fewer than ${percent}% (our setting): those not known may be unlike the others.`;

function verdictSentence({ verdict, measure, characteristic, why }: Marked): string {
	const by = characteristics[characteristic];
	if (verdict === 'not_tested') return `Not tested by ${by}: ${why}.`;
	return verdict === 'more_than_chance'
		? `${measure.title} differs by ${by} by more than chance.`
		: `${measure.title} by ${by}: the groups are no further apart than chance may put them.`;
}

/** A disparity in words: the verdict, the widest gap with its interval, who is left out, how many are known. */
export function disparitySentence(marked: Marked): string {
	const { widest } = marked;
	const gap = widest ? [`Widest gap: ${gapWords(widest, marked)}.`] : [];
	return [verdictSentence(marked), ...gap, ...leftOutWords(marked), knownWords(marked)].join(' ');
}

/** How many gaps of a list are marked, and how many of those may be chance. */
export function listSentence({ marked, tested, falseSharePercent }: MarkedList): string {
	if (tested === 0) return 'No gap could be tested: there are too few people in the groups.';
	const are = marked === 1 ? '1 is' : `${formatCount(marked)} are`;
	const counted = `Of ${formatCount(tested)} gaps tested, ${are} marked as more than chance.`;
	return (
		`${counted} Of the gaps marked here, at most ${falseSharePercent}% are expected to be chance ` +
		`(our setting; Benjamini and Hochberg 1995, over all gaps tested here). A gap that is not marked may still be ` +
		`there: among few people only a wide one can be told from chance.`
	);
}
