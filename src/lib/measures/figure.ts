import type { Kind, ValueUnit } from '#lib/measures/measure.ts';
import type { Chart } from '#lib/statistics/spc/choose-chart.ts';
import type { RuleSet } from '#lib/statistics/spc/rule-sets.ts';
import type { Rule } from '#lib/statistics/spc/rules.ts';

/** A closed interval. Rates are fractions from 0 to 1; scores, days and dollars in their own unit. */
export type Interval = { lo: number; hi: number };

/** What is known of the spread of a mean or a duration, in the measure's own unit. */
export type Spread = {
	mean?: number;
	sd?: number;
	min?: number;
	p25?: number;
	p50?: number;
	p75?: number;
	p90?: number;
	max?: number;
};

/**
 * Change in standard deviations. `value`: Hedges' g with the mean of the two variances below the line (d_av, corrected
 * for few people), with its 95% interval; `d_b`: the same change by the standard deviation at the start. Positive is better.
 */
export type EffectSize = { name: 'g_av'; value: number; lo: number; hi: number; d_b: number };

/** A number that may be shown: k of n for rates, n for means, k of n with any amount for amount ratios; value and interval in the measure's unit. */
export type Released = {
	state: 'released';
	k?: number;
	n: number;
	value: number | null;
	lo?: number;
	hi?: number;
	method?: string;
	spread?: Spread;
	/** Amount ratios: the dollars above and below the line, or the days. */
	amount?: { part: number; whole: number; unit?: 'days' };
	/** Trajectories: the mean baseline of those still measured at this point. */
	baseline?: number;
	/** Mean changes of 10 and more: the change in standard deviations. */
	effect?: EffectSize;
	/** Where one person has several of the units counted: how many people are behind n, behind k, and behind the rest. */
	people?: [n: number, k: number, rest: number];
};

/** A number that must not be shown. It carries no number: nothing downstream can leak what it was never given. */
export type Withheld = { state: 'withheld'; reason: string };

/** There is no number: 0/0, no such rows, a question the data cannot answer. */
export type None = { state: 'none'; reason: string };

export type Cell = Released | Withheld | None;

/** One step of the ledger: how many are still counted. null where the count itself is withheld. */
export type Step = { step: string; label: string; n: number | null };

/** One point of a figure: its coordinates (a month, a group, a day), and the cell there. */
export type SeriesPoint = {
	by: Record<string, string | number>;
	provisional: boolean;
	/** The month was closed: what was reported of it is frozen, and this is what is known now. */
	closed?: true;
	value: Cell;
};

export type MeasureRef = {
	id: string;
	version: number;
	title: string;
	unit: string;
	better: 'higher' | 'lower' | 'neutral';
	source: string;
	kind: Kind;
	/** The unit the value is read in: a rate is a fraction from 0 to 1. */
	valueUnit: ValueUnit;
	/** What success means, in words: "completed". Empty where it does not apply. */
	success: string;
	family: string;
	/** How many decimals points and scores are shown with; 1 where it is left out. */
	digits?: number;
	/** Breakdowns of "START to END": the bands that both are of, in their order. */
	flow?: string[];
};

export type Audience = 'inside' | 'outside';

/** Which rows a question is about. Dates are ISO and inclusive. `by` is month, quarter, year or a dimension. */
export type Question = {
	measure: string;
	from?: string;
	to?: string;
	by?: string;
	where: Record<string, string[]>;
	audience: Audience;
};

/** One side of the comparison: how many, their score at the start, how many completed of those whose reason is known. */
export type Compared = {
	n: number;
	baseline: { n: number; mean: number; sd?: number } | null;
	completed: { k: number; n: number };
};

/** Who is in an outcome, and who could not be measured. `smd`: difference at the start in standard deviations. */
export type Disclosure = { measured: Compared; notMeasured: Compared; smd: number | null };

/** A number of the data that a definition rests on, and what it is. */
export type Told = { words: string; value: number };

/** What a rule makes of a point: for the better or a concern by the measure's direction, or changed where it has none. */
export type SignalMark = 'improvement' | 'concern' | 'change';

/**
 * What is usual of one point of the series: the centre of its chart, and from 12 points on the usual range for its n.
 * `mark` and `rule` where a rule marks the point. null where nothing is usual: gaps, rare shares.
 */
export type SignalPoint = {
	centre: number;
	lo?: number;
	hi?: number;
	mark?: SignalMark;
	rule?: Rule;
} | null;

/**
 * A target in force from the month `from` (2026-01) up to before the month `to`; null: until today. In the measure's
 * unit. `isEverywhere`: it was set for the whole clinic, and the figure is of a part of it.
 */
export type Aim = { value: number; from: string; to: string | null; isEverywhere: boolean };

/**
 * A number of others to hold the figure against, with everything a reader needs to judge it. `lo` and `hi` are the
 * Wilson interval of k of n. `isAlike` false: another unit or definition, so it is shown as not like for like.
 */
export type FigureBenchmark = {
	population: string;
	year: string;
	definition: string;
	source: string;
	grade: 'A' | 'B' | 'C' | 'D';
	gradeWhy: string;
	value: number;
	k?: number;
	n?: number;
	lo?: number;
	hi?: number;
	reviewOn: string;
	isAlike: boolean;
	isReviewDue: boolean;
};

/**
 * Whether the series will meet our aim as things are: it will keep meeting it, it cannot without change (`fails`), by
 * chance in some periods; too few periods to tell; or only stated, where neither direction is better.
 */
export type SignalAim = {
	state: 'meets' | 'fails' | 'chance' | 'too_few' | 'stated';
	value: number;
	from: string;
	words: string;
};

/**
 * A baseline that holds for points of the series. `number` and `place` only where it begins after the first point
 * shown: the boundary that chart and table mark, and its note.
 */
export type SignalBaseline = {
	starts: string;
	/** Its usual range rests on what lies up to this period, that one included; null: on all of it. */
	frozenAfter: string | null;
	reason: string;
	number?: number;
	place?: number;
};

/**
 * A rare share read by what lies between its events, from the period `from` on: `events` of `n` units, which succeeded
 * (`success`) or did not (`other`). Each point is a wait, in units without an event or in days, up to the event on
 * that day; `isOpen`: no event has ended it up to that day. For inside only: the days are those of single people.
 */
export type SignalWaits = {
	of: 'success' | 'other';
	unit: 'cases' | 'days';
	chart: Chart;
	events: number;
	n: number;
	from: string;
	points: { on: string; value: number; isOpen?: true; usual: SignalPoint }[];
};

/**
 * What a series by month or quarter says, of its last point that is final. Marks, icons, colours, table cells and the
 * words all come from here. `rule` and `since` (the period a shift began in, which may lie before the first point
 * shown) are null where no rule marks that point.
 */
export type Signal = {
	state: 'as_usual' | 'too_few' | SignalMark;
	rule: Rule | null;
	since: string | null;
	words: string;
	/**
	 * The chance, at most, of what marks the last final point, had nothing changed: by it many series are held together.
	 * 1 where the rules could mark it and do not, null where there are too few points for them to say anything.
	 */
	chance: number | null;
	chart: Chart;
	/** Which rules were asked: our setting. */
	rules: RuleSet;
	/** One for each point of the figure's series, in its order. */
	points: SignalPoint[];
	/** The first period that was read, where it lies before the first point shown; else null. */
	readFrom: string | null;
	/** The baselines somebody set that hold for points shown, in their order. */
	baselines: SignalBaseline[];
	/** Our aim, where there is one. */
	aim?: SignalAim;
	/** Shares too rare to be read by period: what state, rule, since and words rest on then. */
	waits?: SignalWaits;
};

/** The one thing every page, PDF, file and answer is a view of. */
export type Figure = {
	measure: MeasureRef;
	asked: Question;
	/** Dates the answer covers; null where the question had no limit on that side. */
	period: { from: string | null; to: string | null };
	asOf: { snapshot: string; dataThrough: string | null };
	ledger: Step[];
	value: Cell;
	/** If all the unmeasured had failed, or all had succeeded. */
	bounds: Interval | null;
	series: SeriesPoint[];
	signal: Signal | null;
	/** Our aims for this measure and place, in the order of their months. Left out where there are none. */
	aims?: Aim[];
	/** Numbers of others for this measure. Left out where there are none. */
	benchmarks?: FigureBenchmark[];
	/** Outcomes of an instrument: how the people not measured differ. Left out where few people would show. */
	disclosure?: Disclosure;
	/** Numbers of the data that the definition rests on, such as its own standard deviation. */
	told?: Told[];
	sentence: string;
};
