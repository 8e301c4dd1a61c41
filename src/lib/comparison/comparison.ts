import type { Cell, Figure, Interval } from '#lib/measures/figure.ts';
import type { FunnelLimits } from '#lib/statistics/funnel/tails.ts';

/** Where a group lies among what chance alone would give: 1 in 20 groups lies beyond 95%, 1 in 500 beyond 99.8%. */
export type Place = 'inside' | 'beyond_95' | 'beyond_998';

/** Which way a group lies from the middle; null where it is inside. */
export type Side = 'higher' | 'lower';

/** The place of a group in the funnel, and the limits for its size. */
export type FunnelPlace = { place: Place; side: Side | null; limits: FunnelLimits };

/** All other groups together, and the group less them with its 95% interval. */
export type Others = Interval & { k?: number; n: number; value: number; difference: number };

/** One group as it is: its number, where it lies, and against all others. No rank, and no number where it is withheld. */
export type GroupComparison = {
	name: string;
	cell: Cell;
	funnel: FunnelPlace | null;
	others: Others | null;
	sentence: string;
};

/** A number with its 95% interval. */
export type Estimate = Interval & { value: number };

/**
 * One group beside what people like its own would have had on average. Shares: `observed` and `expected` are counts;
 * mean changes: points a person. `standardised`: what the whole would have if it did as this group does.
 */
export type AdjustedGroup = {
	name: string;
	n: number;
	observed: number;
	expected: number;
	/** Observed less expected, with the interval of chance around it. */
	excess: Estimate;
	standardised: Estimate;
	place: Place;
	side: Side | null;
	sentence: string;
};

/** People of like expectation: what was expected of them, and what was seen; shares, or points a person. */
export type CalibrationBand = { n: number; expected: number; observed: number; k?: number };

/**
 * How far the expectations can be trusted. `slope` and `inTheLarge` (in log odds, or points) are of people whom the
 * model had not seen, a fifth at a time: 1 and 0 are right (null where too few kinds of people are left to say), a slope well under 1 says that it makes too much of chance.
 */
export type Calibration = {
	bands: CalibrationBand[];
	slope: number | null;
	inTheLarge: number | null;
};

/** The model behind the expectations, and what had to be left out or put together for it. */
export type ExpectedModel = {
	kind: 'logistic' | 'linear';
	people: number;
	/** Shares: how many succeeded, or failed, whichever are fewer. */
	events?: number;
	parameters: number;
	iterations?: number;
	/** What it allows for, in words: "score at the start". */
	covariates: string[];
	notes: string[];
	calibration: Calibration;
};

export type Adjusted =
	| { state: 'shown'; groups: AdjustedGroup[]; model: ExpectedModel; words: string }
	| { state: 'refused'; reason: string };

/** The rate of each group among people of one severity at the start. */
export type SeverityTable =
	| { state: 'shown'; bands: string[]; rows: { name: string; cells: Cell[] }[]; whole: Cell[] }
	| { state: 'refused'; reason: string };

/** Groups of one dimension beside each other, for one measure: a view of a figure, and what is expected of each group. */
export type Comparison = {
	figure: Figure;
	/** The dimension that tells the groups apart. */
	by: string;
	/** By name: no order of merit. */
	groups: GroupComparison[];
	severity: SeverityTable;
	adjusted: Adjusted;
	words: string;
	/** What narrows the limits more than it should, where something does. */
	caution?: string;
};

/**
 * People alike in group and in all that is allowed for: how many, how many succeeded; for mean changes the sum of
 * their changes (better is positive) and of its squares. null is not known.
 */
export type Pattern = {
	group: string;
	score: number | null;
	band: string | null;
	level_of_care: string | null;
	primary_diagnosis: string | null;
	payer_class: string | null;
	age_group: string | null;
	n: number;
	k: number;
	total: number;
	squares: number;
};

/** Our settings: how many people a model needs, how many events a parameter, how many people a level of a covariate. */
export type ModelNeeds = { people: number; eventsPerParameter: number; peoplePerLevel: number };
