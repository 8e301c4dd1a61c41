import { aimWords, latestAim } from '#lib/measures/aims.ts';
import type { Figure, Released, SeriesPoint } from '#lib/measures/figure.ts';
import {
	fewestForPercent,
	formatCount,
	formatDays,
	formatAmount,
	formatInterval,
	formatNumber,
	formatPercent
} from '#lib/measures/format.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';
import { nounOf, withheldWords } from '#lib/measures/words.ts';

type Bare = Omit<Figure, 'sentence'>;
type Say = (cell: Released, figure: Bare, measure: Measure) => string[];

const rate = { valueUnit: 'rate' } as const;
const noComparison =
	'People start at a bad time and some improve without treatment; there is no comparison group here.';

const people = ({ unit }: Measure, n: number): string => `${formatCount(n)} ${nounOf(unit, n)}`;

/** " (51.7 to 77.8)", or nothing where there is no interval. */
function within({ lo, hi }: Released, show: (value: number) => string): string {
	if (lo === undefined || hi === undefined) return '';
	return ` (${show(lo)} to ${show(hi)})`;
}

const barePercent = (value: number): string => formatPercent(value).replace('%', '');

/** "; with them, 53.2 to 72.3%", or under 20 the counts it lies between. */
function withThem({ bounds, measure }: Bare, cell: Released, all: number): string {
	const { k = 0, n, value } = cell;
	if (!bounds) return '';
	if (measure.kind !== 'proportion')
		return `; had they not changed, ${points(((value ?? 0) * n) / all, measure.digits)}`;
	if (n >= fewestForPercent) return `; with them, ${formatInterval(bounds, rate)}`;
	return `; with them, between ${k} and ${k + all - n} of ${all}`;
}

/** Who is not in the number, and what it would be with them. */
function leftOut(cell: Released, figure: Bare, measure: Measure): string[] {
	const { ledger } = figure;
	const bounded = ledger.find(({ step }) => step === measure.bounds_over);
	const base = bounded ?? ledger.find(({ step }) => step in measure.ledger);
	if (!base) return [];
	if (base.n === null) return [`How many were left out: ${withheldWords}.`];
	const out = base.n - cell.n;
	if (out <= 0) return [];
	const whole = `${people(measure, base.n)} ${base.label}`;
	if (!bounded) return [`Counted here: ${formatCount(cell.n)} of ${whole}.`];
	const verb = out === 1 ? 'was' : 'were';
	return [
		`Of ${whole}, ${formatCount(out)} ${verb} ${measure.missing}${withThem(figure, cell, base.n)}.`
	];
}

/** "31 of 47", and from 20 on the percentage. */
function shareOf({ k = 0, n, value }: Released): string {
	const counts = `${formatCount(k)} of ${formatCount(n)}`;
	return n < fewestForPercent || value === null ? counts : `${counts}, ${formatPercent(value)}`;
}

const sayProportion: Say = (cell, figure, measure) => {
	const { k = 0, n, value } = cell;
	const share =
		n < fewestForPercent || value === null
			? ''
			: `, ${formatPercent(value)}${within(cell, barePercent)}`;
	const counted = `${formatCount(k)} of ${people(measure, n)} (${measure.success})${share}.`;
	return [counted, ...leftOut(cell, figure, measure)];
};

/** "7.0 points better", "1.9 points worse". */
const points = (change: number, digits = 1): string =>
	`${formatNumber(Math.abs(change), digits)} points ${change < 0 ? 'worse' : 'better'}`;

/** "7.0 points better on average (5.1 to 8.9)": the limits turn with the word. */
function sayChange(cell: Released, digits = 1): string {
	const { value, lo, hi } = cell;
	const change = value ?? 0;
	const turn = change < 0 ? -1 : 1;
	const limits = lo === undefined || hi === undefined ? undefined : [turn * lo, turn * hi];
	const [low, high] = (limits ?? []).sort((a, b) => a - b);
	const interval =
		low === undefined || high === undefined
			? ''
			: ` (${formatNumber(low, digits)} to ${formatNumber(high, digits)})`;
	return `${points(change, digits)} on average${interval}`;
}

/** "That is 1.1 standard deviations (0.8 to 1.4; Hedges' g_av)." */
function sayEffect({ effect }: Released): string[] {
	if (!effect) return [];
	const [size, ...limits] = [effect.value, effect.lo, effect.hi].map((value) =>
		formatNumber(value, 2)
	);
	return [`That is ${size} standard deviations (${limits.join(' to ')}; Hedges' g_av).`];
}

const sayMeanChange: Say = (cell, figure, measure) => [
	`${people(measure, cell.n)}, ${sayChange(cell, figure.measure.digits)} at the last score than at the first.`,
	...sayEffect(cell),
	...leftOut(cell, figure, measure)
];

const sayDuration: Say = (cell, figure, measure) => {
	const { n, value, spread } = cell;
	const middle =
		n < 4 || spread?.p25 === undefined || spread.p75 === undefined
			? ''
			: `; the middle half from ${formatDays(spread.p25)} to ${formatDays(spread.p75)}`;
	const unit = measure.valueUnit === 'hours' ? 'hours' : 'days';
	const median = `${formatDays(value ?? 0)} ${unit}${within(cell, formatDays)}`;
	return [
		`a median of ${median} for ${people(measure, n)}${middle}.`,
		...leftOut(cell, figure, measure)
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

const saySurvival: Say = (cell, figure, measure) => {
	const { k = 0, n, value } = cell;
	const counted = `${formatCount(k)} of ${people(measure, n)} ${measure.success}`;
	if (measure.competing !== undefined) {
		const estimate =
			n < fewestForPercent || value === null
				? ''
				: `, an estimated ${formatPercent(value)}${within(cell, barePercent)} by ${lastDay(figure)}`;
		const rest = `those who ${measure.competing} are counted as gone, not as still here.`;
		return [`${counted}${estimate}; ${rest}`, ...leftOut(cell, figure, measure)];
	}
	const half =
		value === null
			? 'fewer than half by the last day that can be seen'
			: `half by day ${formatDays(value)}${within(cell, formatDays)}`;
	return [`${counted}, ${half}.`, ...leftOut(cell, figure, measure)];
};

function sayWeeks({ series }: Bare, measure: Measure): string[] {
	const weeks = series.flatMap(({ by, value }) =>
		value.state === 'released' && by.week !== undefined ? [{ week: by.week, n: value.n }] : []
	);
	const [first, last] = [weeks[0], weeks.at(-1)];
	if (!first || !last || first === last) return [];
	return [
		`Each week counts only who was measured in it: ${people(measure, first.n)} in week ${first.week}, ${formatCount(last.n)} in week ${last.week}.`
	];
}

const sayTrajectory: Say = (cell, figure, measure) => [
	`${people(measure, cell.n)} scored twice or more, ${sayChange(cell, figure.measure.digits)} at the last score than at the first.`,
	...leftOut(cell, figure, measure),
	...(figure.asked.by === undefined ? sayWeeks(figure, measure) : [])
];

/** The largest category, unless one that is not shown may be larger. */
function largestOf({ series }: Bare): SeriesPoint | undefined {
	const count = ({ value }: SeriesPoint) => (value.state === 'released' ? (value.k ?? 0) : 0);
	const [largest] = [...series].sort((a, b) => count(b) - count(a));
	if (!largest || largest.value.state !== 'released') return undefined;
	const shown = series.reduce((sum, point) => sum + count(point), 0);
	return count(largest) > largest.value.n - shown ? largest : undefined;
}

const sayBreakdown: Say = (cell, figure, measure) => {
	const largest = figure.asked.by === undefined ? largestOf(figure) : undefined;
	const most =
		largest?.value.state === 'released'
			? `; most often ${largest.by.category}, ${shareOf(largest.value)}`
			: '';
	return [`${people(measure, cell.n)}${most}.`, ...leftOut(cell, figure, measure)];
};

const sayAmountRatio: Say = (cell, figure, measure) => {
	const { n, value, amount } = cell;
	const amounts = formatAmount(amount ?? { part: 0, whole: 0 });
	const share = n < fewestForPercent || value === null ? '' : `, ${formatPercent(value)}`;
	return [`${amounts}${share}, over ${people(measure, n)}.`, ...leftOut(cell, figure, measure)];
};

/** "4.3 on average (4.1 to 4.5) for 47 surveys". */
const sayMean: Say = (cell, figure, measure) => {
	const show = (value: number) => formatNumber(value, figure.measure.digits);
	const mean = `${show(cell.value ?? 0)} on average${within(cell, show)}`;
	return [`${mean} for ${people(measure, cell.n)}.`, ...leftOut(cell, figure, measure)];
};

const sayings: Record<Kind, Say> = {
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

const cautionOf = ({ caution }: Measure): string[] => (caution === undefined ? [] : [caution]);

/**
 * The figure in words, made from what the figure shows and nothing else: counts first, no percentage under 20, who
 * was not measured, and for change from start to end that nothing is compared.
 */
export function writeSentence(figure: Bare, measure: Measure): string {
	const { value } = figure;
	const caution = cautionOf(measure).map((words) => ` ${words}`);
	if (value.state === 'withheld') return `${measure.title}: ${value.reason}.${caution}`;
	if (value.state === 'none') return `${measure.title}: n/a (${value.reason}).${caution}`;
	const sentences = sayings[measure.kind](value, figure, measure);
	const told = (figure.told ?? []).map((each) => `${each.words}: ${formatNumber(each.value, 2)}.`);
	const notes = [
		...told,
		...unreadAim(figure),
		...(measure.change ? [noComparison] : []),
		...cautionOf(measure)
	];
	return `${measure.title}: ${[...sentences, ...notes].join(' ')}`;
}
