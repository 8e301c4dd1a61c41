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
	SignalMark,
	SignalPoint
} from '#lib/measures/figure.ts';
import type { Kind, ValueUnit } from '#lib/measures/measure.ts';
import { signalWords } from '#lib/measures/signal-words.ts';
import type { DataKind } from '#lib/statistics/spc/choose-chart.ts';
import { readSeries } from '#lib/statistics/spc/read-series.ts';
import type { Mark, Period, ReadPhase, ReadPoint } from '#lib/statistics/spc/read-series.ts';
import { fewestForRuns } from '#lib/statistics/spc/rule-sets.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
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

/** For the better or a concern: by the measure's direction and that of the change. */
function markOf({ direction }: Mark, { better }: Pick<MeasureRef, 'better'>): SignalMark {
	if (direction === 'none' || better === 'neutral') return 'change';
	return (direction === 'up') === (better === 'higher') ? 'improvement' : 'concern';
}

function signalPoint({ limits, mark }: ReadPoint, measure: MeasureRef): SignalPoint {
	if (!limits) return null;
	const { centre, lo, hi } = limits;
	return {
		centre,
		...(lo !== undefined && hi !== undefined && { lo, hi }),
		...(mark && { mark: markOf(mark, measure), rule: mark.rule })
	};
}

/** What a series is read with, beside its own points. */
export type Behind = {
	/** The points before the first one shown, in rising order, as they may be shown to the same reader. */
	history?: readonly SeriesPoint[];
	/** The baselines in force for the series. */
	baselines?: readonly Baseline[];
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

type Marked = { points: readonly SeriesPoint[]; phase: ReadPhase; mark: Mark | null };

/** How likely chance alone makes the last final point look so; of the phase it is in, as its usual range is. */
function chanceOf({ points, phase, mark }: Marked, kind: DataKind, rules: RuleSet): number | null {
	if (!mark) return phase.rare || phase.judged < fewestForRuns[rules] ? null : 1;
	const months = points.slice(phase.from, phase.to + 1).flatMap((point) => weighed(point, kind));
	return shiftChance(months, { isShare: kind === 'share', direction: mark.direction });
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

/**
 * What a series by month or quarter says; null where it is no such series, or any period of it or of what lies before
 * it is withheld: the released ones alone are no fair sample of it, and what is usual could be reckoned back from
 * (docs/decisions/0009).
 */
export function signalOf(figure: Bare, rules: RuleSet, behind: Behind = {}): Signal | null {
	const { asked, measure } = figure;
	const found = readWhole(figure, asked.by ?? '', behind);
	if (!found) return null;
	const { kind, all, whole } = found;
	const { periods, first } = whole;
	const phases = phasesFor(whole.baselines);
	const read = readSeries(periods, { kind, rules, bounds: bounds[measure.valueUnit], phases });
	const last = lastFinal(whole);
	const phase = phaseAt(read.phases, last ?? periods.length - 1);
	if (!phase) return null;
	const points = read.points.slice(first).map((point) => signalPoint(point, measure));
	const mark = last === null ? null : (read.points[last]?.mark ?? null);
	const range: Partial<Interval> = (last === null ? null : points[last - first]) ?? {};
	const keys = periods.map(({ key }) => key);
	const bare: Omit<Signal, 'words'> = {
		state: mark ? markOf(mark, measure) : range.lo !== undefined ? 'as_usual' : 'too_few',
		rule: mark?.rule ?? null,
		since: mark && last !== null ? (keys[mark.at[0] ?? last] ?? null) : null,
		chance: chanceOf({ points: all, phase, mark }, kind, rules),
		chart: phase.chart,
		rules,
		points,
		readFrom: readFrom(whole, phase),
		baselines: baselinesShown(whole.baselines, keys, first),
		...aimPart(figure, keys[last ?? keys.length - 1] ?? '', range)
	};
	return { ...bare, words: signalWords(figure, bare, { keys, first, last, mark, phase }) };
}
