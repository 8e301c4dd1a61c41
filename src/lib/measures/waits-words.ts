import type { Figure, Signal, SignalMark, SignalWaits } from '#lib/measures/figure.ts';
import { formatCount, formatDate, formatGroup } from '#lib/measures/format.ts';
import { findingWords, markWords, verdicts } from '#lib/measures/signal-words.ts';
import type { ReadWaits } from '#lib/measures/waits.ts';
import { unitNoun } from '#lib/measures/words.ts';
import { fewestForLimits } from '#lib/statistics/spc/constants.ts';
import type { Mark } from '#lib/statistics/spc/read-series.ts';
import { fewestForRuns } from '#lib/statistics/spc/fewest-for-runs.ts';
import { upperFirst } from '#lib/measures/letters.ts';

type Bare = Omit<Figure, 'sentence'>;

/** What waits are counted in: "people", "days". */
const unitsOf = ({ measure }: Bare, { unit }: SignalWaits): string =>
	unit === 'days' ? 'days' : unitNoun(measure.unit, 2);

/** What a wait is counted in: "1 person", "12 people", "31 days". */
export function lengthWords(figure: Bare, { unit }: SignalWaits, length: number): string {
	const count = formatCount(length);
	if (unit === 'days') return `${count} ${length === 1 ? 'day' : 'days'}`;
	return `${count} ${unitNoun(figure.measure.unit, length)}`;
}

/** The event without what a definition adds behind a semicolon. */
const eventOf = ({ measure }: Bare): string => measure.success.split(';')[0] ?? '';

/** What is waited for: "“left early”", "not “completed treatment”". */
const named = (figure: Bare, { of }: SignalWaits): string =>
	`${of === 'success' ? '' : 'not '}“${eventOf(figure)}”`;

/** What the chart and the table of waits are of: "People between one “left early” and the next". */
export function waitsTitle(figure: Bare, waits: SignalWaits): string {
	const what = upperFirst(unitsOf(figure, waits));
	return `${what} between one ${named(figure, waits)} and the next`;
}

/** "0 to 118": whole numbers, a hair of rounding aside. */
const rangeWords = ({ lo, hi }: { lo: number; hi: number }): string =>
	`${formatCount(Math.max(0, Math.ceil(lo - 1e-9)))} to ${formatCount(Math.floor(hi + 1e-9))}`;

/** The usual range of one wait as a table says it, and how it is marked. */
function waitCell({ usual }: SignalWaits['points'][number]): string {
	if (!usual) return '';
	const { lo, hi, mark } = usual;
	const range = lo === undefined || hi === undefined ? '' : rangeWords({ lo, hi });
	return [range, mark ? markWords[mark] : ''].filter(Boolean).join('; ');
}

/** A wait as a table names it: the day of the event that ended it, or up to which day nothing has. */
export const waitName = ({ on, isOpen }: SignalWaits['points'][number]): string =>
	isOpen ? `none up to ${formatDate(on)}` : formatDate(on);

const sides = { up: 'above', down: 'below', none: 'about' } as const;

/** A table of the waits: what it is of, its heads, and a row of words for each. */
export type WaitsTable = {
	title: string;
	heads: [string, string, string];
	rows: [string, string, string][];
};

/** The waits of a figure as a table in words; undefined where it has none. */
export function waitsTable(figure: Bare): WaitsTable | undefined {
	const waits = figure.signal?.waits;
	if (!waits || waits.points.length === 0) return undefined;
	const counted = upperFirst(unitsOf(figure, waits));
	return {
		title: waitsTitle(figure, waits),
		heads: ['Ended on', counted, 'Usual range'],
		rows: waits.points.map((point) => [
			upperFirst(waitName(point)),
			formatCount(point.value),
			waitCell(point)
		])
	};
}

type Said = { figure: Bare; signal: Omit<Signal, 'words'>; waits: SignalWaits; read: ReadWaits };

function howMany({ figure, waits }: Said): string {
	const { events, n, from } = waits;
	const count = `${formatCount(events)} of ${formatCount(n)} ${unitNoun(figure.measure.unit, n)}`;
	const verb = waits.of === 'success' ? 'count' : 'do not count';
	return `${count} since ${formatGroup(figure.asked.by, from)} ${verb} as “${eventOf(figure)}”`;
}

function tooFew(said: Said): string {
	const { figure, signal, waits, read } = said;
	const none =
		read.judged >= fewestForRuns[signal.rules] ? ' No shift or trend among their waits.' : '';
	return `${figure.measure.title}: too few to say: ${howMany(said)}. What is usual of the ${unitsOf(figure, waits)} between one and the next takes ${fewestForLimits + 1} of them.${none}`;
}

function rangeOf({ usual }: SignalWaits['points'][number]): string {
	const { lo, hi } = usual ?? {};
	return lo === undefined || hi === undefined
		? 'the usual range'
		: `the usual range (${rangeWords({ lo, hi })})`;
}

const verdictOf = ({ state }: Said['signal']): string =>
	state in verdicts ? ` ${verdicts[state as SignalMark]}` : '';

/** Whether what is marked last is the wait that has not ended. */
const isOfOpen = ({ points }: SignalWaits, { at }: Mark): boolean =>
	points[at[0] ?? -1]?.isOpen ?? false;

/** The last wait that ended, and what the rules say of it. */
function endedWords({ figure, signal, waits, read }: Said): string {
	const last = waits.points.findLast(({ isOpen }) => !isOpen);
	if (!last) return '';
	const length = `Between the last two, up to ${formatDate(last.on)}: ${lengthWords(figure, waits, last.value)}`;
	const { mark, since } = read.last ?? {};
	if (!last.usual?.mark || !mark || !since) return `${length}, inside ${rangeOf(last)}.`;
	if (isOfOpen(waits, mark)) return `${length}, ${markWords[last.usual.mark]}.`;
	if (mark.rule === 'outside')
		return `${length}, ${sides[mark.direction]} ${rangeOf(last)}: look for a cause.${verdictOf(signal)}`;
	const span = `${formatCount(mark.at.length)} waits`;
	const finding = findingWords[mark.rule](mark, span, formatGroup(figure.asked.by, since));
	return `${length}, ${finding}.${verdictOf(signal)}`;
}

/** What came since the last one: it only speaks once it is beyond what is usual. */
function openWords({ figure, signal, waits }: Said): string {
	const open = waits.points.at(-1);
	if (!open?.isOpen) return '';
	const length = ` Since then ${lengthWords(figure, waits, open.value)} and none`;
	if (!open.usual?.mark) return `${length}.`;
	return `${length}, above ${rangeOf(open)} already: look for a cause.${verdictOf(signal)}`;
}

/** Waits that were marked before the ones the sentence is of: the chart shows them, so the words name them. */
function earlier({ waits, read }: Said): string {
	const named = read.last?.mark.at ?? [];
	const last = waits.points.findLastIndex(({ isOpen }) => !isOpen);
	const before = waits.points.filter(
		({ usual }, at) => usual?.mark && at < last && !named.includes(at)
	);
	if (before.length === 0) return '';
	if (before.length > 3) return ` Marked before: ${formatCount(before.length)} waits.`;
	return ` Marked before: up to ${before.map(({ on }) => formatDate(on)).join(', ')}.`;
}

/**
 * The signal of a share that is too rare for its periods, in words: how few there are, how long the last wait between
 * two of them was, whether that is inside its usual range, and what came since.
 */
export function waitsWords(figure: Bare, signal: Omit<Signal, 'words'>, read: ReadWaits): string {
	const { waits } = read;
	const said = { figure, signal, waits, read };
	const aim = signal.aim ? ` ${signal.aim.words}` : '';
	if (signal.state === 'too_few') return tooFew(said) + openWords(said) + aim;
	const by = figure.asked.by ?? 'period';
	const why = `so few that they are read by the ${unitsOf(figure, waits)} between them and not by ${by}`;
	const quiet = signal.state === 'as_usual' ? ' Nothing to explain.' : '';
	const found = `${endedWords(said)}${openWords(said)}${quiet}${earlier(said)}`;
	return `${figure.measure.title}: ${howMany(said)}, ${why}. ${found}${aim}`;
}
