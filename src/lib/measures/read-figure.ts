import { phasesFor } from '#lib/measures/baseline.ts';
import type { Baseline } from '#lib/measures/baseline.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type {
	Figure,
	MeasureRef,
	Released,
	SeriesPoint,
	SignalWaits
} from '#lib/measures/figure.ts';
import type { Kind, ValueUnit } from '#lib/measures/measure.ts';
import type { DayCount, WaitSpan } from '#lib/measures/waits.ts';
import type { DataKind } from '#lib/statistics/spc/choose-chart.ts';
import { readSeries } from '#lib/statistics/spc/read-series.ts';
import type { Period, ReadPhase, ReadSeries } from '#lib/statistics/spc/read-series.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';

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
	/** Of a share too rare to be read by period: the days of its spanOf, in rising order, and in what waits are counted. */
	rare?: { days: readonly DayCount[]; unit: SignalWaits['unit'] };
};

/** All periods read, which of them is the first one shown, and the baselines. */
export type Whole = { periods: Period[]; first: number; baselines: readonly Baseline[] };

/** The last shown period that is final; where none is, null. */
function lastFinal({ periods, first }: Whole): number | null {
	const last = periods.findLastIndex(({ reading, provisional }) => reading && !provisional);
	return last < first ? null : last;
}

const phaseAt = (phases: readonly ReadPhase[], place: number): ReadPhase | undefined =>
	phases.find(({ from, to }) => from <= place && place <= to) ?? phases.at(-1);

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

/**
 * A series as the rules read it, with what lies before it: `all` its points, the first one shown at the place
 * `whole.first`; `last` the place of the last shown period that is final, null where none is; `phase` the one it is in;
 * `keys` the names of all periods.
 */
export type ReadFigure = {
	kind: DataKind;
	all: readonly SeriesPoint[];
	whole: Whole;
	read: ReadSeries;
	last: number | null;
	phase: ReadPhase;
	keys: string[];
};

/** Reads the series of a figure; null where it has none that rules could read, or a period of it is withheld. */
export function readFigure(figure: Bare, rules: RuleSet, behind: Behind): ReadFigure | null {
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

/** The last baseline that begins no later than a period. */
const baselineAt = (baselines: readonly Baseline[], key: string): Baseline | undefined =>
	baselines
		.filter(({ starts }) => starts <= key)
		.sort((a, b) => (a.starts < b.starts ? -1 : 1))
		.at(-1);

/**
 * Of which periods the days must be known to read a share that is too rare for its periods; null where it is not. The
 * days of single people are for inside alone: outside, a rare share stays too rare to
 * say anything of.
 */
export function spanOf({ asked }: Bare, { phase, last, keys, whole }: ReadFigure): WaitSpan | null {
	const [from, to] = [keys[phase.from], keys[last ?? -1]];
	if (!phase.rare || from === undefined || to === undefined) return null;
	if (asked.audience !== 'inside' || !isPeriod(asked.by)) return null;
	const frozenAfter = baselineAt(whole.baselines, from)?.frozenAfter ?? null;
	return { from, to, by: asked.by, frozenAfter };
}
