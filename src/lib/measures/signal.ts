import { isPeriod } from '#lib/measures/dimensions.ts';
import type {
	Figure,
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
import type { Mark, Period, ReadPoint } from '#lib/statistics/spc/read-series.ts';
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

/**
 * What a series by month or quarter says; null where it is no such series, or any period of it is withheld: the
 * released ones alone are no fair sample of it, and what is usual could be reckoned back from (docs/decisions).
 */
export function signalOf(figure: Bare, rules: RuleSet): Signal | null {
	const { asked, measure, series } = figure;
	const kind = dataKinds[measure.kind];
	if (!kind || !isPeriod(asked.by) || asked.by === 'year' || series.length === 0) return null;
	if (series.some(({ value }) => value.state === 'withheld')) return null;
	const by = asked.by;
	const periods = series.map((point) => periodOf(point, by, kind));
	const read = readSeries(periods, { kind, rules, bounds: bounds[measure.valueUnit] });
	const phase = read.phases.at(-1);
	if (!phase) return null;
	const points = read.points.map((point) => signalPoint(point, measure));
	const last = periods.findLastIndex(({ reading, provisional }) => reading && !provisional);
	const mark = read.points[last]?.mark ?? null;
	const hasRange = points[last]?.lo !== undefined;
	const state = mark ? markOf(mark, measure) : hasRange ? 'as_usual' : 'too_few';
	const bare: Omit<Signal, 'words'> = {
		state,
		rule: mark?.rule ?? null,
		since: mark ? (periods[mark.at[0] ?? last]?.key ?? null) : null,
		chart: phase.chart,
		rules,
		points
	};
	return { ...bare, words: signalWords(figure, bare, { last, mark, phase }) };
}
