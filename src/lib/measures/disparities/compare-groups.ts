import type { Interval, Released } from '#lib/measures/figure.ts';
import { alexanderGovern } from '#lib/statistics/alexander-govern.ts';
import { chiSquareTest, type Test } from '#lib/statistics/chi-square-test.ts';
import type { Sample } from '#lib/statistics/mean-interval.ts';
import { differenceOfProportions } from '#lib/statistics/newcombe.ts';
import { differenceOfMeans } from '#lib/statistics/welch.ts';

/** A group less its reference with its 95% interval, in the measure's own unit. */
export type Difference = Interval & { value: number };

/** How the groups of one sort of number are put together, held against each other and tested. */
export type Comparison<Item> = {
	of: (cell: Released) => Item;
	together: (items: readonly Item[]) => Item;
	difference: (one: Item, other: Item) => Difference | undefined;
	test: (items: readonly Item[]) => Test | undefined;
	/** Why there is no test, where there are two groups or more. */
	noTest: string;
};

type Counted = { k: number; n: number };

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const named = (found: (Interval & { difference: number }) | undefined): Difference | undefined =>
	found && { value: found.difference, lo: found.lo, hi: found.hi };

/** Rates: k of n. */
const rates: Comparison<Counted> = {
	of: ({ k = 0, n }) => ({ k, n }),
	together: (items) => ({ k: total(items.map(({ k }) => k)), n: total(items.map(({ n }) => n)) }),
	difference: (one, other) => named(differenceOfProportions(one, other)),
	test: chiSquareTest,
	noTest: 'too few people with one of the two outcomes to test'
};

/** Several samples as one: its mean, and its standard deviation from theirs and from how far apart they are. */
export function pooledSample(items: readonly Sample[]): Sample {
	const n = total(items.map((item) => item.n));
	const mean = total(items.map((item) => item.n * item.mean)) / n;
	const squares = items.map(
		(item) => (item.n - 1) * item.sd ** 2 + item.n * (item.mean - mean) ** 2
	);
	return { n, mean, sd: n < 2 ? 0 : Math.sqrt(total(squares) / (n - 1)) };
}

/** Means: n, the mean, and the standard deviation, 0 where none is known. */
const means: Comparison<Sample> = {
	of: ({ n, value, spread }) => ({ n, mean: value ?? 0, sd: spread?.sd ?? 0 }),
	together: pooledSample,
	difference: (one, other) => named(differenceOfMeans(one, other)),
	test: alexanderGovern,
	noTest: 'a group in which all have the same number'
};

/** What was found between the groups: of each the difference from the rest or from one of them, and the test over all. */
export type Compared = {
	differences: (Difference | undefined)[];
	test: Test | undefined;
	noTest: string;
};

export type Reference = 'others' | 'largest';

function compare<Item>(
	comparison: Comparison<Item>,
	cells: readonly Released[],
	largest: number | undefined
): Compared {
	const items = cells.map(comparison.of);
	const otherOf = (place: number): Item | undefined => {
		if (largest !== undefined) return place === largest ? undefined : items[largest];
		const others = items.filter((_, index) => index !== place);
		return others.length === 0 ? undefined : comparison.together(others);
	};
	return {
		differences: items.map((item, place) => {
			const other = otherOf(place);
			return other === undefined ? undefined : comparison.difference(item, other);
		}),
		test: comparison.test(items),
		noTest: comparison.noTest
	};
}

/**
 * Holds groups of rates or of means against each other. `largest` is the place of the group that the others are held
 * against; left out, each is held against all the others together.
 */
export const compareCells = (
	kind: 'proportion' | 'mean',
	cells: readonly Released[],
	largest?: number
): Compared =>
	kind === 'proportion' ? compare(rates, cells, largest) : compare(means, cells, largest);
