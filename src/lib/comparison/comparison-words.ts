import type {
	AdjustedGroup,
	FunnelPlace,
	GroupComparison,
	Others,
	Place,
	Side
} from '#lib/comparison/comparison.ts';
import { differenceWords } from '#lib/measures/difference-words.ts';
import type { Cell, Figure, MeasureRef } from '#lib/measures/figure.ts';
import { fewestForPercent, formatCell, formatCount, formatNumber } from '#lib/measures/format.ts';

/** What a place means, for a table and the key of a chart. */
export const placeWords: Record<Place, string> = {
	inside: 'inside what chance explains',
	beyond_95: 'beyond the 95% limits',
	beyond_998: 'beyond the 99.8% limits'
};

/** A place with its direction: "beyond the 95% limits, lower". */
export const placeAndSide = (place: Place, side: Side | null): string =>
	side === null ? placeWords[place] : `${placeWords[place]}, ${side}`;

const advice: Record<Place, string> = {
	inside: 'Nothing to explain.',
	beyond_95: 'One group in 20 lies there by chance alone.',
	beyond_998: 'Chance alone puts one group in 500 there: look for a cause.'
};

/** A group's difference from all others, with its interval. Nothing under 20 people on either side. */
export function othersWords(
	{ difference, lo, hi, n, k }: Others,
	own: number,
	measure: MeasureRef
): string {
	if (k !== undefined && Math.min(n, own) < fewestForPercent) return '';
	return differenceWords({ value: difference, lo, hi }, measure);
}

/** A group in one sentence: its number, where it lies, and what that is worth. */
export function groupSentence(
	name: string,
	cell: Cell,
	{ funnel }: { funnel: FunnelPlace | null },
	measure: MeasureRef
): string {
	if (cell.state === 'withheld') return `${name}: ${cell.reason}.`;
	if (cell.state === 'none') return `${name}: n/a (${cell.reason}).`;
	const number = `${name}: ${formatCell(cell, measure)}`;
	if (!funnel) return `${number}.`;
	return `${number}, ${placeAndSide(funnel.place, funnel.side)}. ${advice[funnel.place]}`;
}

const decimals = ({ valueUnit }: Pick<MeasureRef, 'valueUnit'>, value: number): string =>
	valueUnit === 'rate' ? formatCount(value) : formatNumber(value);

/** A group beside what people like its own would have had, in one sentence. */
export function adjustedSentence(
	{ name, n, observed, expected, place, side }: Omit<AdjustedGroup, 'sentence'>,
	measure: Pick<MeasureRef, 'valueUnit'>
): string {
	const counted =
		measure.valueUnit === 'rate'
			? `${decimals(measure, observed)} of ${formatCount(n)}, where ${formatNumber(expected)} were expected of people like these`
			: `${decimals(measure, observed)} points on average over ${formatCount(n)} people, where ${decimals(measure, expected)} were expected of people like these`;
	return `${name}: ${counted}; ${placeAndSide(place, side)}. ${advice[place]}`;
}

const groupsOf = (count: number): string => `${formatCount(count)} group${count === 1 ? '' : 's'}`;

/** How many groups lie where, in words; no group is named as best or worst. */
export function placesWords(places: readonly Place[]): string {
	const count = (place: Place) => places.filter((each) => each === place).length;
	const [inside, warning, alarm] = [count('inside'), count('beyond_95'), count('beyond_998')];
	if (places.length === 0) return 'There is nothing to compare.';
	if (inside === places.length)
		return `${places.length === 2 ? 'Both' : `All ${formatCount(inside)}`} groups lie inside what chance explains: nothing to explain.`;
	const beyond = [
		...(warning > 0
			? [`${formatCount(warning)} beyond the 95% limits, where one in 20 lies by chance`]
			: []),
		...(alarm > 0 ? [`${formatCount(alarm)} beyond the 99.8% limits, where one in 500 does`] : [])
	];
	const within =
		inside === 0 ? 'none lies' : inside === 1 ? '1 lies' : `${formatCount(inside)} lie`;
	return `Of ${groupsOf(places.length)}, ${within} inside what chance explains, ${beyond.join(', ')}.`;
}

const dimensionWords = (by: string): string => by.replaceAll('_', ' ');

/** What a comparison says as a whole, made from what it shows. */
export function comparisonWords(
	figure: Figure,
	by: string,
	groups: readonly GroupComparison[]
): string {
	const { measure, value } = figure;
	const whole = `${measure.title} by ${dimensionWords(by)}: ${formatCell(value, measure)} altogether.`;
	const places = groups.flatMap(({ funnel }) => funnel?.place ?? []);
	const hidden = groups.filter(({ cell }) => cell.state === 'withheld').length;
	const rest = hidden > 0 ? ` ${groupsOf(hidden)} not shown (fewer than 11 people).` : '';
	return `${whole} ${placesWords(places)}${rest}`;
}
