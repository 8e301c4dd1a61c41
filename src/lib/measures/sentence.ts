import { sayings, type MessageKey, type Say } from '#lib/messages/say.ts';
import { aimWords, latestAim } from '#lib/measures/aims.ts';
import type { Figure, Interval, Released, SeriesPoint } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatDays,
	formatAmount,
	formatNumber,
	formatPercent
} from '#lib/measures/format.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';

type Bare = Omit<Figure, 'sentence'>;
type Tell = (cell: Released, figure: Bare, measure: Measure, say: Say) => string[];

function people({ unit }: Measure, n: number, say: Say): string {
	const key: MessageKey = `unit.${unit}`;
	return `${formatCount(n)} ${say(key, { n })}`;
}

/** " (51.7 to 77.8)", or nothing where there is no interval. */
function within({ lo, hi }: Partial<Interval>, show: (value: number) => string, say: Say): string {
	if (lo === undefined || hi === undefined) return '';
	return say('within', { lo: show(lo), hi: show(hi) });
}

const barePercent = (value: number): string => formatPercent(value).replace('%', '');

/** "; with them, 53.2 to 72.3%", or under 20 the counts it lies between. */
function withThem({ bounds, measure }: Bare, cell: Released, all: number, say: Say): string {
	const { k = 0, n, value } = cell;
	if (!bounds) return '';
	if (measure.kind !== 'proportion') {
		const unchanged = points(((value ?? 0) * n) / all, measure.digits, say);
		return say('with_them.unchanged', { points: unchanged });
	}
	const range = { lo: barePercent(bounds.lo), hi: formatPercent(bounds.hi) };
	if (n >= fewestForPercent) return say('with_them.range', { range: say('range', range) });
	return say('with_them.counts', { least: `${k}`, most: `${k + all - n}`, all: `${all}` });
}

/** Who is not in the number, and what it would be with them. */
function leftOut(cell: Released, figure: Bare, measure: Measure, say: Say): string[] {
	const { ledger } = figure;
	const bounded = ledger.find(({ step }) => step === measure.bounds_over);
	const base = bounded ?? ledger.find(({ step }) => step in measure.ledger);
	if (!base) return [];
	if (base.n === null) return [say('left_out.withheld', { withheld: say('withheld') })];
	const out = base.n - cell.n;
	if (out <= 0) return [];
	const label = measure.ledger[base.step] ?? base.label;
	const whole = { people: people(measure, base.n, say), label };
	if (!bounded) return [say('left_out.counted', { ...whole, count: formatCount(cell.n) })];
	const { missing } = measure;
	const with_them = withThem(figure, cell, base.n, say);
	return [
		say('left_out.missing', { ...whole, n: out, count: formatCount(out), missing, with_them })
	];
}

/** "31 of 47", and from 20 on the percentage. */
function shareOf({ k = 0, n, value }: Released): string {
	const counts = `${formatCount(k)} of ${formatCount(n)}`;
	return n < fewestForPercent || value === null ? counts : `${counts}, ${formatPercent(value)}`;
}

const sayProportion: Tell = (cell, figure, measure, say) => {
	const { k = 0, n, value } = cell;
	const interval = { percent: formatPercent(value ?? 0), within: within(cell, barePercent, say) };
	const share = n < fewestForPercent || value === null ? '' : say('share', interval);
	const counted = { k: formatCount(k), people: people(measure, n, say), success: measure.success };
	return [say('proportion', { ...counted, share }), ...leftOut(cell, figure, measure, say)];
};

/** "7.0 points better", "1.9 points worse". */
const points = (change: number, digits = 1, say: Say): string =>
	say('points', {
		points: formatNumber(Math.abs(change), digits),
		way: change < 0 ? 'worse' : 'better'
	});

/** "7.0 points better on average (5.1 to 8.9)": the limits turn with the word. */
function sayChange(cell: Released, digits = 1, say: Say): string {
	const { value, lo, hi } = cell;
	const change = value ?? 0;
	const turn = change < 0 ? -1 : 1;
	const limits = lo === undefined || hi === undefined ? [] : [turn * lo, turn * hi];
	const [low, high] = limits.sort((a, b) => a - b);
	const interval = within({ lo: low, hi: high }, (limit) => formatNumber(limit, digits), say);
	return say('change', { points: points(change, digits, say), within: interval });
}

/** "That is 1.1 standard deviations (0.8 to 1.4; Hedges' g_av)." */
function sayEffect({ effect }: Released, say: Say): string[] {
	if (!effect) return [];
	const two = (value: number) => formatNumber(value, 2);
	return [say('effect', { size: two(effect.value), lo: two(effect.lo), hi: two(effect.hi) })];
}

const sayMeanChange: Tell = (cell, figure, measure, say) => [
	say('mean_change', {
		people: people(measure, cell.n, say),
		change: sayChange(cell, figure.measure.digits, say)
	}),
	...sayEffect(cell, say),
	...leftOut(cell, figure, measure, say)
];

const sayDuration: Tell = (cell, figure, measure, say) => {
	const { n, value, spread } = cell;
	const middle =
		n < 4 || spread?.p25 === undefined || spread.p75 === undefined
			? ''
			: say('middle', { lo: formatDays(spread.p25), hi: formatDays(spread.p75) });
	const median = {
		median: formatDays(value ?? 0),
		unit: measure.valueUnit === 'hours' ? 'hours' : 'days',
		within: within(cell, formatDays, say)
	};
	return [
		say('duration', { ...median, people: people(measure, n, say), middle }),
		...leftOut(cell, figure, measure, say)
	];
};

/** The last day of the curve, where that is the day its one number is of. */
function lastDay({ series, value }: Bare): string {
	const last = series.at(-1);
	const isOfValue =
		last?.value.state === 'released' &&
		value.state === 'released' &&
		last.value.value === value.value;
	return isOfValue ? `day ${last.by.day}` : 'the last day that can be seen';
}

const saySurvival: Tell = (cell, figure, measure, say) => {
	const { k = 0, n, value } = cell;
	const counted = `${formatCount(k)} of ${people(measure, n, say)} ${measure.success}`;
	if (measure.competing !== undefined) {
		const estimate =
			n < fewestForPercent || value === null
				? ''
				: `, an estimated ${formatPercent(value)}${within(cell, barePercent, say)} by ${lastDay(figure)}`;
		const rest = `those who ${measure.competing} are counted as gone, not as still here.`;
		return [`${counted}${estimate}; ${rest}`, ...leftOut(cell, figure, measure, say)];
	}
	const half =
		value === null
			? 'fewer than half by the last day that can be seen'
			: `half by day ${formatDays(value)}${within(cell, formatDays, say)}`;
	return [`${counted}, ${half}.`, ...leftOut(cell, figure, measure, say)];
};

function sayWeeks({ series }: Bare, measure: Measure, say: Say): string[] {
	const weeks = series.flatMap(({ by, value }) =>
		value.state === 'released' && by.week !== undefined ? [{ week: by.week, n: value.n }] : []
	);
	const [first, last] = [weeks[0], weeks.at(-1)];
	if (!first || !last || first === last) return [];
	return [
		`Each week counts only who was measured in it: ${people(measure, first.n, say)} in week ${first.week}, ${formatCount(last.n)} in week ${last.week}.`
	];
}

const sayTrajectory: Tell = (cell, figure, measure, say) => [
	`${people(measure, cell.n, say)} scored twice or more, ${sayChange(cell, figure.measure.digits, say)} at the last score than at the first.`,
	...leftOut(cell, figure, measure, say),
	...(figure.asked.by === undefined ? sayWeeks(figure, measure, say) : [])
];

/** The largest category, unless one that is not shown may be larger. */
function largestOf({ series }: Bare): SeriesPoint | undefined {
	const count = ({ value }: SeriesPoint) => (value.state === 'released' ? (value.k ?? 0) : 0);
	const [largest] = [...series].sort((a, b) => count(b) - count(a));
	if (!largest || largest.value.state !== 'released') return undefined;
	const shown = series.reduce((sum, point) => sum + count(point), 0);
	return count(largest) > largest.value.n - shown ? largest : undefined;
}

const sayBreakdown: Tell = (cell, figure, measure, say) => {
	const largest = figure.asked.by === undefined ? largestOf(figure) : undefined;
	const most =
		largest?.value.state === 'released'
			? `; most often ${largest.by.category}, ${shareOf(largest.value)}`
			: '';
	return [`${people(measure, cell.n, say)}${most}.`, ...leftOut(cell, figure, measure, say)];
};

const sayAmountRatio: Tell = (cell, figure, measure, say) => {
	const { n, value, amount } = cell;
	const amounts = formatAmount(amount ?? { part: 0, whole: 0 });
	const share = n < fewestForPercent || value === null ? '' : `, ${formatPercent(value)}`;
	return [
		`${amounts}${share}, over ${people(measure, n, say)}.`,
		...leftOut(cell, figure, measure, say)
	];
};

/** "4.3 on average (4.1 to 4.5) for 47 surveys". */
const sayMean: Tell = (cell, figure, measure, say) => {
	const show = (value: number) => formatNumber(value, figure.measure.digits);
	const mean = { mean: show(cell.value ?? 0), within: within(cell, show, say) };
	return [
		say('mean', { ...mean, people: people(measure, cell.n, say) }),
		...leftOut(cell, figure, measure, say)
	];
};

const tellers: Record<Kind, Tell> = {
	proportion: sayProportion,
	mean_change: sayMeanChange,
	duration: sayDuration,
	survival: saySurvival,
	trajectory: sayTrajectory,
	amount_ratio: sayAmountRatio,
	mean: sayMean,
	breakdown: sayBreakdown
};

/** Our aim, where no series says what becomes of it. */
function unreadAim(figure: Bare): string[] {
	const aim = figure.signal ? undefined : latestAim(figure);
	return aim ? [aimWords(aim, figure.measure, aim.from)] : [];
}

/** Why there is no number is said in English, by the step nobody passes; in other languages that nobody is counted. */
const noneWords = (reason: string, say: Say): string =>
	say('none', { reason: say === sayings.en ? reason : say('none.reason') });

const cautionOf = ({ caution }: Measure): string[] => (caution === undefined ? [] : [caution]);

/**
 * The figure in words, made from what the figure shows and nothing else: counts first, no percentage under 20, who
 * was not measured, and for change from start to end that nothing is compared. `say` and the words of the measure
 * are of one language; only rates, durations, mean changes and means are said in others than English.
 */
export function writeSentence(figure: Bare, measure: Measure, say: Say = sayings.en): string {
	const { value } = figure;
	const titled = (words: string) => say('titled', { title: measure.title, words });
	const caution = cautionOf(measure).map((words) => ` ${words}`);
	if (value.state === 'withheld') return `${titled(say('withheld'))}.${caution}`;
	if (value.state === 'none') return `${titled(noneWords(value.reason, say))}.${caution}`;
	const sentences = tellers[measure.kind](value, figure, measure, say);
	const told = (figure.told ?? []).map((each) => `${each.words}: ${formatNumber(each.value, 2)}.`);
	const notes = [
		...told,
		...unreadAim(figure),
		...(measure.change ? [say('no_comparison')] : []),
		...cautionOf(measure)
	];
	return titled([...sentences, ...notes].join(' '));
}
