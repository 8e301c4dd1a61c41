import type { Action } from '#lib/measures/actions.ts';
import { directionWords } from '#lib/measures/actions.ts';
import { bucketOf } from '#lib/measures/calendar.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Figure, Released, Signal, SignalPoint, SignalWaits } from '#lib/measures/figure.ts';
import type { Period } from '#lib/measures/measure.ts';
import { formatCell, formatCount, formatGroup } from '#lib/measures/format.ts';
import { findingWords } from '#lib/measures/signal-words.ts';
import { waitsTitle } from '#lib/measures/waits-words.ts';
import type { Judged, Limits } from '#lib/statistics/spc/reading.ts';
import { fewestForRuns } from '#lib/statistics/spc/fewest-for-runs.ts';
import { applyRules } from '#lib/statistics/spc/rule-sets.ts';
import type { Direction, Finding, Rule } from '#lib/statistics/spc/rules.ts';
import { lowerFirst } from '#lib/measures/letters.ts';

/**
 * What a series says since a change began: a real shift that began since; single points that a rule marks; nothing
 * unusual; too few periods; or nothing, where there is no such series or no such day.
 */
export type Verdict = {
	state: 'shift' | 'point' | 'as_usual' | 'too_few' | 'unread';
	/** Whether a shift went the predicted way; null where there is none, or a value was predicted. */
	asPredicted: boolean | null;
	words: string;
};

type Studied = Pick<Action, 'doOn' | 'direction' | 'target'>;

/** A period that is final and has a number, or a wait that has ended in it, with what is usual of it. */
type Point = Judged & { key: string };

/** The rules that find a change that lasts. A point outside its range may be one of a kind. */
const lasting: ReadonlySet<Rule> = new Set(['shift', 'trend', 'near_limit', 'beyond_1s']);

/** The limits of a point. They stand three sigma from the centre, but where a value cannot go so far. */
function limitsOf({ centre, lo, hi }: NonNullable<SignalPoint>): Limits {
	if (lo === undefined || hi === undefined) return { centre };
	return { centre, lo, hi, sigma: Math.max(hi - centre, centre - lo) / 3 };
}

const keyOf = ({ by }: Figure['series'][number], { asked }: Figure): string =>
	String(by[asked.by ?? ''] ?? '');

function periodsOf(figure: Figure, signal: Signal): Point[] {
	return figure.series.flatMap((point, place) => {
		const usual = signal.points[place];
		const { provisional, value: cell } = point;
		if (provisional || !usual || cell.state !== 'released' || cell.value === null) return [];
		return [{ key: keyOf(point, figure), value: cell.value, ...limitsOf(usual) }];
	});
}

const waitsOf = ({ points }: SignalWaits, by: Period): Point[] =>
	points.flatMap(({ on, value, isOpen, usual }) =>
		isOpen || !usual ? [] : [{ key: bucketOf(on, by), value, ...usual }]
	);

/** Rules never reach from one baseline into the next: points are parted where a new one starts. */
function phasesOf(points: Point[], { baselines }: Signal): Point[][] {
	const starts = baselines.map((baseline) => baseline.starts).sort();
	const phaseOf = ({ key }: Point) => starts.filter((start) => start <= key).length;
	return [...new Set(points.map(phaseOf))].map((phase) =>
		points.filter((point) => phaseOf(point) === phase)
	);
}

/** What one rule found: its points in order, and which way. */
type Found = Omit<Finding, 'at'> & { points: Point[] };

function findingsOf(points: Point[], signal: Signal): Found[] {
	return phasesOf(points, signal).flatMap((phase) =>
		applyRules(signal.rules, phase).map(({ at, ...found }) => ({
			...found,
			points: at.flatMap((place) => phase[place] ?? [])
		}))
	);
}

const began = ({ points }: Found): string => points[0]?.key ?? '';
const ended = ({ points }: Found): string => points.at(-1)?.key ?? '';

/** The finding that reaches furthest; of several the one that began first. */
const furthest = (found: Found[]): Found | undefined =>
	found.toSorted((a, b) =>
		ended(a) === ended(b) ? (began(a) < began(b) ? -1 : 1) : ended(a) < ended(b) ? 1 : -1
	)[0];

const many = (count: number, by: string): string =>
	`${formatCount(count)} ${by}${count === 1 ? '' : 's'}`;

/** Where a new baseline begins after the change, what came before it is not compared with what came after. */
function rebased(study: Study, { baselines }: Signal): string {
	const later = baselines.filter(({ starts }) => starts >= study.since).at(-1);
	return later
		? `; a new baseline began in ${nameOf(study.by, later.starts)}, and months before it are not compared with those after`
		: '';
}

type Study = {
	figure: Figure;
	by: string;
	/** What the points are: months, or waits between rare events. */
	noun: string;
	action: Studied;
	after: Point[];
	since: string;
};

const nameOf = (by: string, key: string): string => formatGroup(by, key);

function shiftWords({ by, noun }: Study, found: Found): string {
	const { rule, direction, points } = found;
	const mark = { rule, direction, at: points.map((_, index) => index) };
	return findingWords[rule](mark, many(points.length, noun), nameOf(by, began(found)));
}

/** The way the number itself went: a share of events falls where the waits between them grow. */
function movedOf({ figure }: Study, { direction }: Found): Direction {
	if (direction === 'none' || figure.signal?.waits?.of !== 'success') return direction;
	return direction === 'up' ? 'down' : 'up';
}

/** The last period since the change that is final, with its number. */
function lastPeriod({ figure, since }: Study): { key: string; cell: Released } | undefined {
	const last = figure.series.findLast(
		(point) =>
			!point.provisional && point.value.state === 'released' && keyOf(point, figure) >= since
	);
	return last?.value.state === 'released'
		? { key: keyOf(last, figure), cell: last.value }
		: undefined;
}

function predictedWords(study: Study, moved: Direction | null): string {
	const { figure, action, by } = study;
	if (action.direction === null) return '';
	const predicted = directionWords(action, figure.measure);
	const last = lastPeriod(study);
	if (action.direction === 'to_value')
		return last
			? ` It was predicted to go ${predicted}; ${nameOf(by, last.key)} is ${formatCell(last.cell, figure.measure)}.`
			: ` It was predicted to go ${predicted}.`;
	if (moved === null) return ` It was predicted to go ${predicted}: not seen so far.`;
	return moved === action.direction
		? ` As predicted: ${predicted}.`
		: ` Not as predicted: it was to go ${predicted}.`;
}

function say(study: Study, state: Verdict['state'], words: string, moved: Direction | null = null) {
	const { figure, since, by, action } = study;
	const waits = figure.signal?.waits;
	const what = waits ? `, by the ${lowerFirst(waitsTitle(figure, waits))}` : '';
	const lead = `${figure.measure.title} since ${nameOf(by, since)}, when the change began${what}: `;
	const isPlain = action.direction === 'up' || action.direction === 'down';
	return {
		state,
		asPredicted: moved !== null && isPlain ? moved === action.direction : null,
		words: `${lead}${words}.${predictedWords(study, moved)}`
	};
}

function before(study: Study, found: Found[]): string {
	const older = furthest(
		found.filter(
			(each) => lasting.has(each.rule) && began(each) < study.since && ended(each) >= study.since
		)
	);
	return older
		? `; a shift that goes on began in ${nameOf(study.by, began(older))}, before the change`
		: '';
}

function judge(study: Study, found: Found[], signal: Signal): Verdict {
	const { after, since, by, noun } = study;
	const own = found.filter((each) => began(each) >= since);
	const shift = furthest(own.filter(({ rule }) => lasting.has(rule)));
	if (shift) return say(study, 'shift', shiftWords(study, shift), movedOf(study, shift));
	const older = before(study, found) + rebased(study, signal);
	const marked = [...new Set(own.flatMap(({ points }) => points.map(({ key }) => key)))].sort();
	if (marked.length > 0) {
		const names = marked.map((key) => nameOf(by, key)).join(', ');
		return say(
			study,
			'point',
			`unlike usual in ${names}, but no real shift that began since${older}`
		);
	}
	const fewest = fewestForRuns[signal.rules];
	if (after.length < fewest)
		return say(
			study,
			'too_few',
			`too few to say: ${many(after.length, noun)} final, a shift needs ${fewest}${older}`
		);
	return say(
		study,
		'as_usual',
		`as usual: no real shift in the ${many(after.length, noun)} that are final${older}`
	);
}

const unread = (words: string): Verdict => ({ state: 'unread', asPredicted: null, words });

/**
 * What the series of a figure by month or quarter says since the change of an action began, the period of that day
 * counted: the same rules as the figure's signal, of the points that are final; of a share too rare for its periods, of the
 * waits between its events. A proposal: people close the action.
 */
export function judgeAction(action: Studied, figure: Figure): Verdict {
	const by = figure.asked.by;
	if (action.doOn === null)
		return unread(
			'When the change began is not written down yet: nothing can be said of what came after.'
		);
	if (!figure.signal || !isPeriod(by))
		return unread(
			`${figure.measure.title} has no series that rules could read: judge by the figure itself.`
		);
	const { waits } = figure.signal;
	const points = waits ? waitsOf(waits, by) : periodsOf(figure, figure.signal);
	const since = bucketOf(action.doOn, by);
	const after = points.filter(({ key }) => key >= since);
	const study = { figure, by, noun: waits ? 'wait' : by, action, after, since };
	return judge(study, findingsOf(points, figure.signal), figure.signal);
}
