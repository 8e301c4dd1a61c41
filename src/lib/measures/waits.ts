import { bucketEnd, bucketOf, daysBetween } from '#lib/measures/calendar.ts';
import type { MeasureRef, SignalWaits } from '#lib/measures/figure.ts';
import type { Period as Bucket } from '#lib/measures/measure.ts';
import { signalPoint } from '#lib/measures/signal-point.ts';
import { readSeries } from '#lib/statistics/spc/read-series.ts';
import type { Mark, ReadPoint, ReadSeries } from '#lib/statistics/spc/read-series.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import type { Direction } from '#lib/statistics/spc/rules.ts';
import { waitsBetween } from '#lib/statistics/spc/waits.ts';
import type { Wait, Waits } from '#lib/statistics/spc/waits.ts';

/** How many units of a day (YYYY-MM-DD) were counted, and how many of them with success. */
export type DayCount = { day: string; n: number; k: number };

/** From which period to which the days are read, and up to which one they say what is usual; null: all of them. */
export type WaitSpan = { from: string; to: string; by: Bucket; frozenAfter: string | null };

/** In what waits are counted, by which rules they are read, and for which measure. */
export type WaitOptions = {
	span: WaitSpan;
	unit: SignalWaits['unit'];
	rules: RuleSet;
	measure: Pick<MeasureRef, 'better'>;
};

/** What marks the last wait that can be said anything of, as the rules read the waits. */
export type WaitMark = {
	mark: Mark;
	/** The way of the share: it falls where the waits for successes grow. */
	share: Direction;
	/** The period in which what marks it began. */
	since: string;
};

export type ReadWaits = {
	waits: SignalWaits;
	last: WaitMark | null;
	/** How many waits have ended and were judged. */
	judged: number;
};

const sum = (days: readonly DayCount[], key: 'n' | 'k'): number =>
	days.reduce((total, day) => total + day[key], 0);

const turned: Record<Direction, Direction> = { up: 'down', down: 'up', none: 'none' };

const shareOf = (direction: Direction, of: SignalWaits['of']): Direction =>
	of === 'success' ? turned[direction] : direction;

const lengthOf = (wait: Wait, unit: SignalWaits['unit']): number =>
	unit === 'cases' ? wait.cases : daysBetween(wait.from, wait.to);

/** The usual range of the waits that have ended, and what marks them. */
function readEnded(ended: readonly Wait[], { span, unit, rules }: WaitOptions): ReadSeries {
	const { by, frozenAfter } = span;
	const periods = ended.map((wait) => ({
		key: wait.to,
		reading: { k: lengthOf(wait, unit), n: 1 },
		provisional: false
	}));
	return readSeries(periods, {
		kind: unit === 'cases' ? 'cases_between' : 'days_between',
		rules,
		bounds: { lo: 0 },
		phases: frozenAfter === null ? {} : { first: { frozenAfter: bucketEnd(frozenAfter, by) } }
	});
}

type Length = ReadPoint & { on: string; value: number; isOpen?: true };

const endedLengths = (ended: readonly Wait[], { points }: ReadSeries, unit: SignalWaits['unit']) =>
	ended.map((wait, at): Length => ({
		on: wait.to,
		value: lengthOf(wait, unit),
		limits: points[at]?.limits ?? null,
		mark: points[at]?.mark ?? null
	}));

/** The wait that has not ended. It only grows: once beyond the usual range it stays there, and before it says nothing. */
function openLength(open: Waits['open'], ended: readonly Length[], options: WaitOptions): Length[] {
	if (!open) return [];
	const { span, unit } = options;
	const on = bucketEnd(span.to, span.by);
	const value = lengthOf({ ...open, to: on }, unit);
	const limits = ended.at(-1)?.limits ?? null;
	const isBeyond = limits?.hi !== undefined && value > limits.hi;
	const mark: Mark = { rule: 'outside', direction: 'up', at: [ended.length] };
	return [{ on, value, isOpen: true, limits, mark: isBeyond ? mark : null }];
}

function pointOf(
	{ on, value, isOpen, limits, mark }: Length,
	of: SignalWaits['of'],
	measure: WaitOptions['measure']
): SignalWaits['points'][number] {
	const turnedMark = mark && { ...mark, direction: shareOf(mark.direction, of) };
	const usual = signalPoint({ limits, mark: turnedMark }, measure);
	return { on, value, ...(isOpen && { isOpen }), usual };
}

function lastMark(lengths: readonly Length[], of: SignalWaits['of'], by: Bucket): WaitMark | null {
	const mark = lengths.findLast((each) => !each.isOpen || each.mark)?.mark;
	const began = lengths[mark?.at[0] ?? -1]?.on;
	if (!mark || began === undefined) return null;
	return { mark, share: shareOf(mark.direction, of), since: bucketOf(began, by) };
}

/**
 * Reads a rare share by the waits between its events, which are whichever is rarer: success, or the lack of it. `days`
 * are those of the span, in rising order.
 */
export function readWaits(days: readonly DayCount[], options: WaitOptions): ReadWaits {
	const { span, unit, measure } = options;
	const [n, k] = [sum(days, 'n'), sum(days, 'k')];
	const of = 2 * k <= n ? 'success' : 'other';
	const eventsOf = (day: DayCount) => (of === 'success' ? day.k : day.n - day.k);
	const { ended, open } = waitsBetween(days.map((day) => ({ ...day, events: eventsOf(day) })));
	const read = readEnded(ended, options);
	const lengths = endedLengths(ended, read, unit);
	const all = [...lengths, ...openLength(open, lengths, options)];
	const points = all.map((each) => pointOf(each, of, measure));
	const chart = read.phases[0]?.chart ?? 'run';
	return {
		waits: { of, unit, chart, events: of === 'success' ? k : n - k, n, from: span.from, points },
		last: lastMark(all, of, span.by),
		judged: ended.length
	};
}
