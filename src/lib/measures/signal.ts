import { baselinesShown, phasesFor } from '#lib/measures/baseline.ts';
import type { Baseline } from '#lib/measures/baseline.ts';
import { signalAim } from '#lib/measures/assurance.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type {
	Figure,
	Interval,
	MeasureRef,
	Released,
	SeriesPoint,
	Signal,
	SignalWaits
} from '#lib/measures/figure.ts';
import type { Kind, ValueUnit } from '#lib/measures/measure.ts';
import { markOf, signalPoint } from '#lib/measures/signal-point.ts';
import { signalWords } from '#lib/measures/signal-words.ts';
import { readWaits } from '#lib/measures/waits.ts';
import type { DayCount, ReadWaits, WaitSpan } from '#lib/measures/waits.ts';
import { waitsWords } from '#lib/measures/waits-words.ts';
import type { DataKind } from '#lib/statistics/spc/choose-chart.ts';
import { readSeries } from '#lib/statistics/spc/read-series.ts';
import type { Period, ReadPhase } from '#lib/statistics/spc/read-series.ts';
import { fewestForRuns } from '#lib/statistics/spc/rule-sets.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import type { Direction } from '#lib/statistics/spc/rules.ts';
import { shiftChance } from '#lib/statistics/spc/shift-chance.ts';

type Bare = Omit<Figure, 'sentence'>;

/** Kinds whose series by month has one number a month. Curves and breakdowns have many, and no chart of this sort. */
const dataKinds: Partial<Record<Kind, DataKind>> = {
	proportion: 'share',
	mean_change: 'number',
	duration: 'number',
	amount_ratio: 'number',
	mean: 'number'
};

/** Whether a measure grouped so has one number a month or quarter, which a signal can be read from. */
export const hasSignal = ({ kind }: Pick<MeasureRef, 'kind'>, by: string | undefined): boolean =>
	dataKinds[kind] !== undefined && isPeriod(by) && by !== 'year';

/** What a value can be at all; points and scores may be below 0. */
const bounds: Partial<Record<ValueUnit, { lo: number; hi?: number }>> = {
	rate: { lo: 0, hi: 1 },
	days: { lo: 0 },
	hours: { lo: 0 },
	dollars: { lo: 0 },
	count: { lo: 0 }
};

function readingOf(cell: Released, kind: DataKind): Period['reading'] {
	if (kind === 'share') return { k: cell.k ?? 0, n: cell.n };
	return cell.value === null ? null : { k: cell.value, n: 1 };
}

const periodOf = (point: SeriesPoint, by: string, kind: DataKind): Period => ({
	key: String(point.by[by] ?? ''),
	reading: point.value.state === 'released' ? readingOf(point.value, kind) : null,
	provisional: point.provisional
});

/** What a series is read with, beside its own points. */
export type Behind = {
	/** The points before the first one shown, in rising order, as they may be shown to the same reader. */
	history?: readonly SeriesPoint[];
	/** The baselines in force for the series. */
	baselines?: readonly Baseline[];
	/** Of a share too rare to be read by period: the days of its rareSpan, in rising order, and in what waits are counted. */
	rare?: { days: readonly DayCount[]; unit: SignalWaits['unit'] };
};

type Whole = { periods: Period[]; first: number; baselines: readonly Baseline[] };

/** The last shown period that is final; where none is, null. */
function lastFinal({ periods, first }: Whole): number | null {
	const last = periods.findLastIndex(({ reading, provisional }) => reading && !provisional);
	return last < first ? null : last;
}

const phaseAt = (phases: readonly ReadPhase[], place: number): ReadPhase | undefined =>
	phases.find(({ from, to }) => from <= place && place <= to) ?? phases.at(-1);

/** A point as a sum over n, so that a month of many people weighs more than a month of one. */
function weighed({ value, provisional }: SeriesPoint, kind: DataKind): { k: number; n: number }[] {
	if (value.state !== 'released' || value.value === null || value.n <= 0 || provisional) return [];
	return [{ k: kind === 'share' ? (value.k ?? 0) : value.value * value.n, n: value.n }];
}

type Marked = {
	kind: DataKind;
	points: readonly SeriesPoint[];
	phase: ReadPhase;
	rules: RuleSet;
	direction: Direction | null;
	/** How many points the rules were asked of. */
	judged: number;
};

/** How likely chance alone makes the last final point look so; of the phase it is in, as its usual range is. */
function chanceOf({ kind, points, phase, rules, direction, judged }: Marked): number | null {
	if (direction === null) return judged < fewestForRuns[rules] ? null : 1;
	const months = points.slice(phase.from, phase.to + 1).flatMap((point) => weighed(point, kind));
	return shiftChance(months, { isShare: kind === 'share', direction });
}

function readWhole(
	{ measure, series }: Bare,
	by: string,
	{ history = [], baselines = [] }: Behind
) {
	const kind = dataKinds[measure.kind];
	if (!kind || !hasSignal(measure, by) || series.length === 0) return null;
	const points = [...history, ...series];
	if (points.some(({ value }) => value.state === 'withheld')) return null;
	const periods = points.map((point) => periodOf(point, by, kind));
	return { kind, all: points, whole: { periods, first: history.length, baselines } };
}

function readFrom({ periods, first }: Whole, phase: ReadPhase): string | null {
	const from = periods.findIndex(({ reading }, place) => reading !== null && place >= phase.from);
	return from < 0 || from >= first ? null : (periods[from]?.key ?? null);
}

function aimPart(figure: Bare, key: string, range: Partial<Interval>): Pick<Signal, 'aim'> {
	const aim = signalAim(figure, key, range);
	return aim ? { aim } : {};
}

function readFigure(figure: Bare, rules: RuleSet, behind: Behind) {
	const { asked, measure } = figure;
	const found = readWhole(figure, asked.by ?? '', behind);
	if (!found) return null;
	const { periods } = found.whole;
	const phases = phasesFor(found.whole.baselines);
	const options = { kind: found.kind, rules, bounds: bounds[measure.valueUnit], phases };
	const read = readSeries(periods, options);
	const last = lastFinal(found.whole);
	const phase = phaseAt(read.phases, last ?? periods.length - 1);
	return phase ? { ...found, read, last, phase, keys: periods.map(({ key }) => key) } : null;
}

type ReadFigure = NonNullable<ReturnType<typeof readFigure>>;

/** The last baseline that begins no later than a period. */
const baselineAt = (baselines: readonly Baseline[], key: string): Baseline | undefined =>
	baselines
		.filter(({ starts }) => starts <= key)
		.sort((a, b) => (a.starts < b.starts ? -1 : 1))
		.at(-1);

/** The days of single people are for inside alone: outside, a rare share stays too rare to say anything of. */
function spanOf({ asked }: Bare, { phase, last, keys, whole }: ReadFigure): WaitSpan | null {
	const [from, to] = [keys[phase.from], keys[last ?? -1]];
	if (!phase.rare || from === undefined || to === undefined) return null;
	if (asked.audience !== 'inside' || !isPeriod(asked.by)) return null;
	const frozenAfter = baselineAt(whole.baselines, from)?.frozenAfter ?? null;
	return { from, to, by: asked.by, frozenAfter };
}

/** Of which periods the days must be known to read a share that is too rare for its periods; null where it is not. */
export function rareSpan(figure: Bare, rules: RuleSet, behind: Behind): WaitSpan | null {
	const found = readFigure(figure, rules, behind);
	return found && spanOf(figure, found);
}

/** The signal of a share that is too rare for its periods, from the waits between its events. */
function signalOfWaits(
	figure: Bare,
	rules: RuleSet,
	found: ReadFigure,
	{ waits, last, judged }: ReadWaits
): Omit<Signal, 'words'> {
	const isRead = waits.points[0]?.usual?.lo !== undefined;
	const direction = last?.share ?? null;
	return {
		...signalOfPeriods(figure, rules, found),
		state: last ? markOf(last.share, figure.measure) : isRead ? 'as_usual' : 'too_few',
		rule: last?.mark.rule ?? null,
		since: last?.since ?? null,
		chance: chanceOf({ ...found, points: found.all, rules, direction, judged }),
		waits
	};
}

function signalOfPeriods(
	figure: Bare,
	rules: RuleSet,
	{ kind, all, whole, read, last, phase, keys }: ReadFigure
): Omit<Signal, 'words'> {
	const { measure } = figure;
	const { first, baselines } = whole;
	const points = read.points.slice(first).map((point) => signalPoint(point, measure));
	const mark = last === null ? null : (read.points[last]?.mark ?? null);
	const range: Partial<Interval> = (last === null ? null : points[last - first]) ?? {};
	const direction = mark?.direction ?? null;
	const judged = phase.rare ? 0 : phase.judged;
	return {
		state: mark ? markOf(mark.direction, measure) : range.lo !== undefined ? 'as_usual' : 'too_few',
		rule: mark?.rule ?? null,
		since: mark && last !== null ? (keys[mark.at[0] ?? last] ?? null) : null,
		chance: chanceOf({ kind, points: all, phase, rules, direction, judged }),
		chart: phase.chart,
		rules,
		points,
		readFrom: readFrom(whole, phase),
		baselines: baselinesShown(baselines, keys, first),
		...aimPart(figure, keys[last ?? keys.length - 1] ?? '', range)
	};
}

/**
 * What a series by month or quarter says; null where it is no such series, or any period of it or of what lies before
 * it is withheld: the released ones alone are no fair sample of it, and what is usual could be reckoned back from
 * (docs/decisions/0009). A share too rare for its periods is read by the waits between its events
 * (docs/decisions/0018).
 */
export function signalOf(figure: Bare, rules: RuleSet, behind: Behind = {}): Signal | null {
	const found = readFigure(figure, rules, behind);
	if (!found) return null;
	const span = behind.rare ? spanOf(figure, found) : null;
	if (span && behind.rare) {
		const options = { span, unit: behind.rare.unit, rules, measure: figure.measure };
		const read = readWaits(behind.rare.days, options);
		const bare = signalOfWaits(figure, rules, found, read);
		return { ...bare, words: waitsWords(figure, bare, read) };
	}
	const { keys, whole, last, read, phase } = found;
	const mark = last === null ? null : (read.points[last]?.mark ?? null);
	const bare = signalOfPeriods(figure, rules, found);
	const reading = { keys, first: whole.first, last, mark, phase };
	return { ...bare, words: signalWords(figure, bare, reading) };
}
