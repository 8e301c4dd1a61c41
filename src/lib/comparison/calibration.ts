import type { Calibration, CalibrationBand, Pattern } from '#lib/comparison/comparison.ts';
import type { Model } from '#lib/comparison/expected-values.ts';
import { fitLinear } from '#lib/statistics/regression/linear.ts';
import { fitLogistic, logOddsOf } from '#lib/statistics/regression/logistic.ts';

type Design = readonly (readonly number[])[];
type Person = { pattern: Pattern; expected: number };

const bandCount = 5;
const folds = 5;

/** Fifths of the people in order of what is expected of them; people alike stay together. */
function calibrationBands(
	patterns: readonly Pattern[],
	expected: readonly number[],
	{ observed, kind }: Model
): CalibrationBand[] {
	const sorted = patterns
		.map((pattern, at): Person => ({ pattern, expected: expected[at] ?? 0 }))
		.sort((a, b) => a.expected - b.expected);
	const people = sorted.reduce((sum, { pattern }) => sum + pattern.n, 0);
	const bands = Array.from({ length: bandCount }, () => ({ n: 0, expected: 0, observed: 0 }));
	let before = 0;
	for (const { pattern, expected: each } of sorted) {
		const middle = (before + pattern.n / 2) / people;
		const band = bands[Math.min(bandCount - 1, Math.floor(middle * bandCount))];
		before += pattern.n;
		if (!band) continue;
		band.n += pattern.n;
		band.expected += pattern.n * each;
		band.observed += observed(pattern);
	}
	return bands
		.filter(({ n }) => n > 0)
		.map((band) => ({
			n: band.n,
			expected: band.expected / band.n,
			observed: band.observed / band.n,
			...(kind === 'logistic' && { k: band.observed })
		}));
}

const pick = <Item>(items: readonly Item[], isIn: (at: number) => boolean): Item[] =>
	items.filter((_, at) => isIn(at));

/** What a model that never saw a pattern expects of it: each fifth of the patterns from the other four. */
function unseen(patterns: readonly Pattern[], x: Design, model: Model): (number | undefined)[] {
	const found: (number | undefined)[] = patterns.map(() => undefined);
	for (let fold = 0; fold < folds; fold++) {
		const isOut = (at: number) => at % folds === fold;
		const rest = pick(x, (at) => !isOut(at));
		const fit =
			rest.length > 0
				? model.fit(
						rest,
						pick(patterns, (at) => !isOut(at))
					)
				: undefined;
		if (!fit) continue;
		const predicted = model.predict(pick(x, isOut), fit.coefficients);
		let next = 0;
		patterns.forEach((_, at) => isOut(at) && (found[at] = predicted[next++]));
	}
	return found;
}

/** Expected against observed: the line of observed on expected, of people the model had not seen. */
function slopeOf(
	patterns: readonly Pattern[],
	expected: readonly (number | undefined)[],
	{ kind }: Model
): Pick<Calibration, 'slope' | 'inTheLarge'> {
	const known = patterns.flatMap((pattern, at) => {
		const each = expected[at];
		return each === undefined ? [] : [{ pattern, each }];
	});
	if (known.length < 3) return { slope: null, inTheLarge: null };
	const isShare = kind === 'logistic';
	const scale = (value: number) =>
		isShare ? logOddsOf(Math.min(1 - 1e-9, Math.max(1e-9, value))) : value;
	const line = known.map(({ pattern, each }) => ({ ...pattern, x: [1, scale(each)] }));
	const { coefficients } = isShare ? fitLogistic(line) : fitLinear(line);
	const people = known.reduce((sum, { pattern }) => sum + pattern.n, 0);
	const seen = known.reduce((sum, { pattern }) => sum + (isShare ? pattern.k : pattern.total), 0);
	const thought = known.reduce((sum, { pattern, each }) => sum + pattern.n * each, 0);
	return {
		slope: coefficients[1] ?? null,
		inTheLarge: scale(seen / people) - scale(thought / people)
	};
}

/**
 * Whether what was expected came: by fifths of expectation in the people the model was made from, and as a slope and a
 * level in people it had not seen, five times over (Steyerberg 2019, chapter 15; in the same people the slope is
 * always 1).
 */
export function calibrate(
	patterns: readonly Pattern[],
	x: Design,
	expected: readonly number[],
	model: Model
): Calibration {
	return {
		bands: calibrationBands(patterns, expected, model),
		...slopeOf(patterns, unseen(patterns, x, model), model)
	};
}
