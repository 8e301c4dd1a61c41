import { calibrate } from '#lib/comparison/calibration.ts';
import type {
	Adjusted,
	AdjustedGroup,
	CalibrationBand,
	Estimate,
	ExpectedModel,
	ModelNeeds,
	Pattern
} from '#lib/comparison/comparison.ts';
import { adjustedSentence, placesWords } from '#lib/comparison/comparison-words.ts';
import { makeDesign } from '#lib/comparison/design.ts';
import type { Design } from '#lib/comparison/design.ts';
import { modelOf } from '#lib/comparison/expected-values.ts';
import type { Expectations, Model } from '#lib/comparison/expected-values.ts';
import { placeByZ } from '#lib/comparison/place.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';
import { isSmall } from '#lib/measures/small-cells.ts';
import { Z95 } from '#lib/statistics/wilson.ts';

type GroupSums = { n: number; observed: number; expected: number; variance: number };

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Observed and expected totals of one group, and how far chance alone would put the two apart. */
function sumsOf(
	name: string,
	patterns: readonly Pattern[],
	{ expected, variances }: Expectations,
	model: Model
): GroupSums {
	const sums = { n: 0, observed: 0, expected: 0, variance: 0 };
	patterns.forEach((pattern, at) => {
		if (pattern.group !== name) return;
		sums.n += pattern.n;
		sums.observed += model.observed(pattern);
		sums.expected += pattern.n * (expected[at] ?? 0);
		sums.variance += pattern.n * (variances[at] ?? 0);
	});
	return sums;
}

const around = (value: number, half: number): Estimate => ({
	value,
	lo: value - half,
	hi: value + half
});

const mapEstimate = ({ value, lo, hi }: Estimate, change: (each: number) => number): Estimate => ({
	value: change(value),
	lo: change(lo),
	hi: change(hi)
});

/** Observed over expected, times the whole: what the whole would have; a share ends at 0 and 1. */
function standardise(sums: GroupSums, half: number, whole: number, isShare: boolean): Estimate {
	if (!isShare) return around(whole + (sums.observed - sums.expected) / sums.n, half / sums.n);
	const ratio = mapEstimate(
		around(sums.observed, half),
		(count) => (count / sums.expected) * whole
	);
	return mapEstimate(ratio, (share) => Math.min(1, Math.max(0, share)));
}

function adjustGroup(
	name: string,
	sums: GroupSums,
	whole: number,
	measure: Figure['measure']
): AdjustedGroup {
	const isShare = measure.kind === 'proportion';
	const sd = Math.sqrt(sums.variance);
	// Counts for shares; for mean changes points a person.
	const per = isShare ? 1 : sums.n;
	const group = {
		name,
		n: sums.n,
		observed: sums.observed / per,
		expected: sums.expected / per,
		excess: around((sums.observed - sums.expected) / per, (Z95 * sd) / per),
		standardised: standardise(sums, Z95 * sd, whole, isShare),
		...placeByZ(sums.observed - sums.expected, sd)
	};
	return { ...group, sentence: adjustedSentence(group, measure) };
}

type Refused = Extract<Adjusted, { state: 'refused' }>;

const refuse = (reason: string): Refused => ({ state: 'refused', reason });

const notFitted =
	'The model cannot be fitted: some people alike in all that it allows for all succeeded, or all did not.';

const listed = (words: readonly string[]): string =>
	words.join(', ').replace(/, ([^,]*)$/, ' and $1');

/** Outside, expectations of the groups shown would give those of a withheld one away: they add up to what was observed. */
const hidesAny = ({ series }: Figure): boolean =>
	series.some(({ value }) => value.state === 'withheld');

/** A model fitted to all groups together: what it stands on, and what it expects of each kind of people. */
type Fitted = { people: number; events: number; design: Design; model: Model; fit: Expectations };

function fitModel(
	patterns: readonly Pattern[],
	{ by, needs, isShare }: { by: string; needs: ModelNeeds; isShare: boolean }
): Fitted | Refused {
	const people = sumOf(patterns.map(({ n }) => n));
	if (people < needs.people)
		return refuse(
			`Too few to allow for differences in who is treated: ${formatCount(people)} people, ` +
				`a model needs ${formatCount(needs.people)} (our setting).`
		);
	const successes = sumOf(patterns.map(({ k }) => k));
	const events = isShare ? Math.min(successes, people - successes) : people;
	const design = makeDesign(patterns, { by, events, needs, isShare });
	if (design.covariates.length === 0)
		return refuse(`There is nothing to allow for. ${design.notes.join('; ')}.`);
	const model = modelOf(isShare);
	const fit = model.fit(design.x, patterns);
	return fit ? { people, events, design, model, fit } : refuse(notFitted);
}

function groupsOf(
	figure: Figure,
	patterns: readonly Pattern[],
	{ people, model, fit }: Fitted
): AdjustedGroup[] {
	const whole = sumOf(patterns.map(model.observed)) / people;
	return figure.series.flatMap(({ by }) => {
		const name = String(by[figure.asked.by ?? ''] ?? '');
		const sums = sumsOf(name, patterns, fit, model);
		return sums.n === 0 ? [] : [adjustGroup(name, sums, whole, figure.measure)];
	});
}

const hasSmall = ({ n, k }: CalibrationBand): boolean =>
	[n, ...(k === undefined ? [] : [k, n - k])].some(isSmall);

/** Outside, the fifths are told all or not at all: they add up to the whole, so one left out could be reckoned back. */
function bandsFor({ asked }: Figure, bands: CalibrationBand[]): CalibrationBand[] {
	return asked.audience === 'outside' && bands.some(hasSmall) ? [] : bands;
}

function describe(
	figure: Figure,
	{ people, events, design, model, fit }: Fitted,
	patterns: readonly Pattern[]
): ExpectedModel {
	const calibration = calibrate(patterns, design.x, fit.expected, model);
	return {
		kind: model.kind,
		people,
		...(model.kind === 'logistic' && { events }),
		parameters: fit.rank,
		...(fit.iterations !== undefined && { iterations: fit.iterations }),
		covariates: design.covariates,
		notes: design.notes,
		calibration: { ...calibration, bands: bandsFor(figure, calibration.bands) }
	};
}

function fittedTo(
	figure: Figure,
	patterns: readonly Pattern[],
	needs: ModelNeeds
): Fitted | Refused {
	if (hidesAny(figure)) return refuse('Not shown: some groups have fewer than 11 people.');
	const isShare = figure.measure.kind === 'proportion';
	return fitModel(patterns, { by: figure.asked.by ?? '', needs, isShare });
}

/** The groups of adjustGroups alone, without how far the model can be trusted; none where it is refused. */
export function expectedGroups(
	figure: Figure,
	patterns: readonly Pattern[],
	needs: ModelNeeds
): AdjustedGroup[] {
	const fitted = fittedTo(figure, patterns, needs);
	return 'reason' in fitted ? [] : groupsOf(figure, patterns, fitted);
}

/**
 * Each group beside what is expected of people like its own: by a model of the measure on severity at the start, level
 * of care, diagnosis, payer class and age, fitted to all groups together (indirect standardisation). What is expected
 * adds up to what was observed. Refused, in words, where too few people or events carry a model, where it cannot be
 * fitted, and where the figure withholds a group. Outside, the calibration has no fifths where one of them would show 1
 * to 10 people.
 */
export function adjustGroups(
	figure: Figure,
	patterns: readonly Pattern[],
	needs: ModelNeeds
): Adjusted {
	const fitted = fittedTo(figure, patterns, needs);
	if ('reason' in fitted) return fitted;
	const groups = groupsOf(figure, patterns, fitted);
	const places = placesWords(groups.map(({ place }) => place));
	const words = `Allowing for ${listed(fitted.design.covariates)}. ${places}`;
	return { state: 'shown', groups, words, model: describe(figure, fitted, patterns) };
}
