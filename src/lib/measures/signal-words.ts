import type { Figure, Released, Signal, SignalMark } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCell,
	formatCount,
	formatGroup,
	formatInterval
} from '#lib/measures/format.ts';
import { units } from '#lib/measures/measure.ts';
import { nounOf } from '#lib/measures/words.ts';
import { fewestForLimits } from '#lib/statistics/spc/constants.ts';
import type { Mark, ReadPhase } from '#lib/statistics/spc/read-series.ts';
import { fewestForRuns } from '#lib/statistics/spc/rule-sets.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import type { Rule } from '#lib/statistics/spc/rules.ts';

type Bare = Omit<Figure, 'sentence'>;

/** What the series was read as: the place of its last final point, what marks it, and the last phase. */
export type Reading = { last: number; mark: Mark | null; phase: ReadPhase };

/** The rules by the name their authors gave them. */
export const ruleSetWords: Record<RuleSet, string> = {
	nhs: 'NHS Making Data Count',
	western_electric: 'Western Electric',
	nelson: 'Nelson',
	anhoej: 'Anhøj'
};

const isOfCounts = ({ k, n }: Released): boolean => k !== undefined && n < fewestForPercent;

/** The usual range of a cell: "42.5 to 84.6%", or under 20 the counts inside it: "4 to 12 of 12". */
function rangeWords(
	cell: Released,
	{ lo, hi }: { lo: number; hi: number },
	measure: Figure['measure']
): string {
	if (!isOfCounts(cell) || measure.valueUnit !== 'rate') return formatInterval({ lo, hi }, measure);
	// A hair of rounding must not push a count that lies on its limit outside it.
	const [fewest, most] = [
		Math.max(0, Math.ceil(lo * cell.n - 1e-9)),
		Math.floor(hi * cell.n + 1e-9)
	];
	return `${formatCount(fewest)} to ${formatCount(most)} of ${formatCount(cell.n)}`;
}

function peopleOf({ unit }: Figure['measure'], n: number): string {
	const known = units.find((each) => each === unit);
	return `${formatCount(n)} ${known ? nounOf(known, n) : 'counted'}`;
}

/** "usual range (42.5 to 84.6% for 47 people)". */
function rangeOf(
	cell: Released,
	signal: Omit<Signal, 'words'>,
	last: number,
	figure: Bare
): string {
	const { lo, hi } = signal.points[last] ?? {};
	if (lo === undefined || hi === undefined) return 'usual range';
	const words = rangeWords(cell, { lo, hi }, figure.measure);
	const depends = signal.chart === 'p' || signal.chart === "p'" || signal.chart === 'u';
	const isSaid = isOfCounts(cell) || !depends;
	return `usual range (${words}${isSaid ? '' : ` for ${peopleOf(figure.measure, cell.n)}`})`;
}

const sides = { up: 'above', down: 'below', none: 'about' } as const;
const ways = { up: 'rising', down: 'falling', none: 'moving' } as const;

/** What each rule says: a shift is a change that lasts, a point outside one that may not. */
const findings: Record<Rule, (mark: Mark, span: string, since: string) => string> = {
	outside: () => '',
	shift: ({ direction }, span, since) =>
		`a real shift since ${since}: ${span} ${sides[direction]} the centre line`,
	trend: ({ direction }, span, since) =>
		`a real shift since ${since}: ${ways[direction]} for ${span}`,
	near_limit: ({ direction }, _, since) =>
		`a real shift since ${since}: two or more of three in a row near the ${direction === 'up' ? 'upper' : 'lower'} end of the usual range`,
	beyond_1s: ({ direction }, _, since) =>
		`a real shift since ${since}: four or more of five in a row well ${sides[direction]} the centre line`,
	alternating: (_, span) => `not by chance: up and down in turn for ${span}`,
	hugging: (_, span) => `not by chance: ${span} all very close to the centre line`,
	avoiding: (_, span) => `not by chance: ${span} all away from the centre line`,
	few_crossings: (_, span) =>
		`not by chance: the ${span} cross the centre line less often than chance would`
};

const verdicts: Record<SignalMark, string> = {
	improvement: 'An improvement.',
	concern: 'A concern.',
	change: 'A change, neither better nor worse by itself.'
};

type Said = { figure: Bare; signal: Omit<Signal, 'words'>; reading: Reading };

const nameOf = ({ asked, series }: Bare, place: number): string =>
	formatGroup(asked.by, series[place]?.by[asked.by ?? ''] ?? '');

const many = (count: number, by: string | undefined): string =>
	`${formatCount(count)} ${by ?? 'period'}${count === 1 ? '' : 's'}`;

function found({ figure, signal, reading: { last, mark } }: Said, cell: Released): string {
	if (!mark) return `inside its ${rangeOf(cell, signal, last, figure)}. Nothing to explain.`;
	const verdict = signal.state in verdicts ? verdicts[signal.state as SignalMark] : '';
	if (mark.rule === 'outside') {
		const side = mark.direction === 'up' ? 'above' : 'below';
		return `${side} its ${rangeOf(cell, signal, last, figure)}: look for a cause. ${verdict}`;
	}
	const since = nameOf(figure, mark.at[0] ?? last);
	const span = many(mark.at.length, figure.asked.by);
	return `${findings[mark.rule](mark, span, since)}. ${verdict}`;
}

/** Points that are marked before the one the sentence is of: the chart shows them, so the words name them. */
function earlier({ figure, signal, reading: { last, mark } }: Said): string {
	const places = signal.points.flatMap((point, place) =>
		point?.mark && place !== last && !mark?.at.includes(place) ? [place] : []
	);
	if (places.length === 0) return '';
	if (places.length > 3) return ` Marked before: ${many(places.length, figure.asked.by)}.`;
	return ` Marked before: ${places.map((place) => nameOf(figure, place)).join(', ')}.`;
}

function tooFew({ figure, signal, reading: { phase } }: Said): string {
	const { title } = figure.measure;
	const by = figure.asked.by;
	if (phase.rare)
		return `${title}: too few to say. Months or quarters where nobody counts, or everybody does, are too many for a usual range.`;
	if (phase.judged >= fewestForRuns[signal.rules])
		return `${title}: too few to say what is usual: ${many(phase.judged, by)}, a usual range needs ${fewestForLimits}. No shift or trend among them.`;
	return `${title}: too few to say: ${many(phase.judged, by)}, a usual range needs ${fewestForLimits}.`;
}

/**
 * The signal in words: the last final period, its number, and whether it is inside its usual range; a real shift and
 * since when; or too few to say. A period that is not final yet is not spoken of.
 */
export function signalWords(figure: Bare, signal: Omit<Signal, 'words'>, reading: Reading): string {
	const said = { figure, signal, reading };
	const cell = figure.series[reading.last]?.value;
	if (signal.state === 'too_few' || cell?.state !== 'released') return tooFew(said) + earlier(said);
	const number = formatCell(cell, figure.measure);
	const joint = reading.mark && reading.mark.rule !== 'outside' ? ', ' : ' is ';
	const subject = `${figure.measure.title}, ${nameOf(figure, reading.last)}`;
	return `${subject}: ${number}${joint}${found(said, cell)}${earlier(said)}`;
}

/** What a mark means, beside its shape: for the words of a pointer, a table cell and the key of a chart. */
export const markWords: Record<SignalMark, string> = {
	improvement: 'better than usual',
	concern: 'worse than usual',
	change: 'unlike usual'
};

/** What is usual of one point of the series, as a table says it: "42.5 to 84.6%", and where a rule marks it, how. */
export function usualCell({ signal, series, measure }: Bare, place: number): string {
	const usual = signal?.points[place];
	const cell = series[place]?.value;
	if (!usual || cell?.state !== 'released') return '';
	const { lo, hi, mark } = usual;
	const range = lo === undefined || hi === undefined ? '' : rangeWords(cell, { lo, hi }, measure);
	return [range, mark ? markWords[mark] : ''].filter(Boolean).join('; ');
}

/** Whether the table of a series has anything usual to say. */
export const hasUsualCells = (figure: Bare): boolean =>
	figure.series.some((_, place) => usualCell(figure, place) !== '');

/** The figure as a screen reader hears its chart: the sentence, and what the series says. */
export const spokenWords = ({ sentence, signal }: Figure): string =>
	signal ? `${sentence} ${signal.words}` : sentence;
