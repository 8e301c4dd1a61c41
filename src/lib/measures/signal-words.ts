import { baselineWords } from '#lib/measures/baseline.ts';
import type { Figure, Released, Signal, SignalMark } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCell,
	formatCount,
	formatGroup,
	formatInterval
} from '#lib/measures/format.ts';
import { unitNoun } from '#lib/measures/words.ts';
import { fewestForLimits } from '#lib/statistics/spc/constants.ts';
import type { Mark, ReadPhase } from '#lib/statistics/spc/read-series.ts';
import { fewestForRuns } from '#lib/statistics/spc/fewest-for-runs.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import type { Rule } from '#lib/statistics/spc/rules.ts';

type Bare = Omit<Figure, 'sentence'>;

/**
 * What the series was read as, with what lies before it: the names of all periods, which of them is the first one
 * shown, the last shown one that is final, what marks it, and its phase. All places count from the first name.
 */
export type Reading = {
	keys: readonly string[];
	first: number;
	last: number | null;
	mark: Mark | null;
	phase: ReadPhase;
};

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

const peopleOf = ({ unit }: Figure['measure'], n: number): string =>
	`${formatCount(n)} ${unitNoun(unit, n)}`;

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
export const findingWords: Record<Rule, (mark: Mark, span: string, since: string) => string> = {
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

/** What a mark is for the measure. */
export const verdicts: Record<SignalMark, string> = {
	improvement: 'An improvement.',
	concern: 'A concern.',
	change: 'A change, neither better nor worse by itself.'
};

type Said = { figure: Bare; signal: Omit<Signal, 'words'>; reading: Reading };

const nameOf = ({ figure, reading }: Said, place: number): string =>
	formatGroup(figure.asked.by, reading.keys[place] ?? '');

/** The baseline that somebody set for the last point: it says what "usual" rests on. */
function sinceBaseline({ figure, signal, reading: { keys, phase } }: Said): string {
	const start = keys[phase.from] ?? '';
	const baseline = signal.baselines.findLast(({ starts }) => starts <= start);
	return baseline ? ` ${baselineWords(figure.asked.by, baseline)}` : '';
}

const many = (count: number, by: string | undefined): string =>
	`${formatCount(count)} ${by ?? 'period'}${count === 1 ? '' : 's'}`;

function found(said: Said, cell: Released, last: number): string {
	const { figure, signal, reading } = said;
	const { mark, first } = reading;
	const range = `${rangeOf(cell, signal, last - first, figure)}${sinceBaseline(said)}`;
	if (!mark) return `inside its ${range}. Nothing to explain.`;
	const verdict = signal.state in verdicts ? verdicts[signal.state as SignalMark] : '';
	if (mark.rule === 'outside') {
		const side = mark.direction === 'up' ? 'above' : 'below';
		return `${side} its ${range}: look for a cause. ${verdict}`;
	}
	const since = nameOf(said, mark.at[0] ?? last);
	const span = many(mark.at.length, figure.asked.by);
	const read = sinceBaseline(said);
	return `${findingWords[mark.rule](mark, span, since)}${read && `, read${read}`}. ${verdict}`;
}

/** Points that are marked before the one the sentence is of: the chart shows them, so the words name them. */
function earlier(said: Said): string {
	const { first, last, mark } = said.reading;
	const places = said.signal.points.flatMap((point, shown) => {
		const place = first + shown;
		return point?.mark && place !== last && !mark?.at.includes(place) ? [place] : [];
	});
	if (places.length === 0) return '';
	if (places.length > 3) return ` Marked before: ${many(places.length, said.figure.asked.by)}.`;
	return ` Marked before: ${places.map((place) => nameOf(said, place)).join(', ')}.`;
}

function tooFew(said: Said): string {
	const { figure, signal, reading } = said;
	const { phase, last } = reading;
	const { title } = figure.measure;
	const by = figure.asked.by;
	if (last === null && phase.judged > 0)
		return `${title}: too few to say: no ${by ?? 'period'} shown is final yet.`;
	const since = sinceBaseline(said);
	if (phase.rare)
		return `${title}: too few to say. Months or quarters where nobody counts, or everybody does, are too many for a usual range.`;
	if (phase.judged >= fewestForRuns[signal.rules])
		return `${title}: too few to say what is usual${since}: ${many(phase.based, by)}, a usual range needs ${fewestForLimits}. No shift or trend among them.`;
	return `${title}: too few to say${since}: ${many(phase.based, by)}, a usual range needs ${fewestForLimits}.`;
}

/**
 * The signal in words: the last final period, its number, and whether it is inside its usual range; a real shift and
 * since when; or too few to say. A period that is not final yet is not spoken of.
 */
export function signalWords(figure: Bare, signal: Omit<Signal, 'words'>, reading: Reading): string {
	const said = { figure, signal, reading };
	const { last, first, mark } = reading;
	const cell = last === null ? undefined : figure.series[last - first]?.value;
	const aim = signal.aim ? ` ${signal.aim.words}` : '';
	if (last === null || signal.state === 'too_few' || cell?.state !== 'released')
		return tooFew(said) + earlier(said) + aim;
	const number = formatCell(cell, figure.measure);
	const joint = mark && mark.rule !== 'outside' ? ', ' : ' is ';
	const subject = `${figure.measure.title}, ${nameOf(said, last)}`;
	return `${subject}: ${number}${joint}${found(said, cell, last)}${earlier(said)}${aim}`;
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
	const begins = signal.baselines.find((baseline) => baseline.place === place)?.number;
	const note = begins === undefined ? '' : `from here note ${begins}`;
	return [range, mark ? markWords[mark] : '', note].filter(Boolean).join('; ');
}

/** Whether the table of a series has anything usual to say. */
export const hasUsualCells = (figure: Bare): boolean =>
	figure.series.some((_, place) => usualCell(figure, place) !== '');

/** The figure as a screen reader hears its chart: the sentence, and what the series says. */
export const spokenWords = ({ sentence, signal }: Figure): string =>
	signal ? `${sentence} ${signal.words}` : sentence;
