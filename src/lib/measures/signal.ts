import { baselinesShown } from '#lib/measures/baseline.ts';
import { signalAim } from '#lib/measures/assurance.ts';
import type { Figure, Interval, SeriesPoint, Signal } from '#lib/measures/figure.ts';
import { readFigure, spanOf } from '#lib/measures/read-figure.ts';
import type { Behind, ReadFigure, Whole } from '#lib/measures/read-figure.ts';
import { markOf, signalPoint } from '#lib/measures/signal-point.ts';
import { signalWords } from '#lib/measures/signal-words.ts';
import { readWaits } from '#lib/measures/waits.ts';
import type { ReadWaits } from '#lib/measures/waits.ts';
import { waitsWords } from '#lib/measures/waits-words.ts';
import type { DataKind } from '#lib/statistics/spc/choose-chart.ts';
import type { ReadPhase } from '#lib/statistics/spc/read-series.ts';
import { fewestForRuns } from '#lib/statistics/spc/fewest-for-runs.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import type { Direction } from '#lib/statistics/spc/rules.ts';
import { shiftChance } from '#lib/statistics/spc/shift-chance.ts';

type Bare = Omit<Figure, 'sentence'>;

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

function readFrom({ periods, first }: Whole, phase: ReadPhase): string | null {
	const from = periods.findIndex(({ reading }, place) => reading !== null && place >= phase.from);
	return from < 0 || from >= first ? null : (periods[from]?.key ?? null);
}

function aimPart(figure: Bare, key: string, range: Partial<Interval>): Pick<Signal, 'aim'> {
	const aim = signalAim(figure, key, range);
	return aim ? { aim } : {};
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
 * (docs/decisions/0018). `found` is what readFigure says of the same, where it was asked before.
 */
export function signalOf(
	figure: Bare,
	rules: RuleSet,
	behind: Behind = {},
	found = readFigure(figure, rules, behind)
): Signal | null {
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
