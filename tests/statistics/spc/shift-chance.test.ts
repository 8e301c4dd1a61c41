import { describe, expect, test } from 'vitest';
import { drawAtLeast } from '#lib/statistics/hypergeometric.ts';
import { shiftChance } from '#lib/statistics/spc/shift-chance.ts';
import { drawFrom, sources } from '../../../bench/random-series.ts';

const numbers = (...values: number[]) => values.map((k) => ({ k, n: 1 }));

describe('shares are held against each other exactly', () => {
	// The last month has 4 of 4, those before 0 of 4: 1 of 70 ways. Two spans fit into four months, and two directions.
	const months = [
		{ k: 0, n: 1 },
		{ k: 0, n: 1 },
		{ k: 0, n: 2 },
		{ k: 4, n: 4 }
	];

	test('four of four after none of four is 1 in 70, times two spans, times two directions', () => {
		const chance = shiftChance(months, { isShare: true, direction: 'up' });
		expect(chance).toBeCloseTo(4 / 70, 12);
	});

	test('the other direction was not found, and is as likely as can be', () => {
		const chance = shiftChance(months, { isShare: true, direction: 'down' });
		expect(chance).toBe(1);
	});

	test('failures up are successes down', () => {
		const failures = months.map(({ k, n }) => ({ k: n - k, n }));
		const chance = shiftChance(failures, { isShare: true, direction: 'down' });
		expect(chance).toBeCloseTo(4 / 70, 12);
	});
});

test('shares that vary from month to month as much as they shift are no news, however many people there are', () => {
	const months = [100, 300, 120, 280, 110, 290, 105, 295, 300, 310, 290, 305].map((k) => ({
		k,
		n: 1000
	}));
	// Exactly, all these people against each other would be news beyond doubt.
	expect(shiftChance(months, { isShare: true, direction: 'up' })).toBeGreaterThan(0.1);
	const steady = months.map(({ k, n }, place) => ({ k: place < 8 ? 200 + (place % 2) : k, n }));
	expect(shiftChance(steady, { isShare: true, direction: 'up' })).toBeLessThan(1e-6);
});

test('a share that never varied and then falls is news, by the exact test alone', () => {
	const months = [...Array<number>(23).fill(20), 12].map((k) => ({ k, n: 20 }));
	// 8 failures in all, and all of them among the last 20 of 480; seven spans, two directions.
	const exact = drawAtLeast({ all: 480, marked: 8, drawn: 20 }, 8);
	const chance = shiftChance(months, { isShare: true, direction: 'down' });
	expect(chance / (14 * exact)).toBeCloseTo(1, 9);
});

test('a month of one person weighs less than a month of many', () => {
	const many = [5, 6, 5, 6, 5, 6, 5].map((mean) => ({ k: 30 * mean, n: 30 }));
	const ofOne = shiftChance([...many, { k: 9, n: 1 }], { isShare: false, direction: 'up' });
	const ofMany = shiftChance([...many, { k: 270, n: 30 }], { isShare: false, direction: 'up' });
	expect(ofOne).toBeGreaterThan(10 * ofMany);
});

test('numbers are held against each other by their own spread', () => {
	// Of the last two, mean 4, and two before, mean 1: variance (2 + 2) / 2 = 2, t = 3 / sqrt(2) = 2.1213 with two degrees
	// of freedom: (1 - t / sqrt(t^2 + 2)) / 2 = 0.083975. The last one alone: 5 after 0, 2, 3: variance 14/3 / 2, t = 1.89.
	const chance = shiftChance(numbers(0, 2, 3, 5), {
		isShare: false,
		direction: 'up'
	});
	expect(chance).toBeCloseTo(4 * 0.083975, 4);
});

test('where no month differs from those beside it only their order is left: one of 20 ways', () => {
	const months = numbers(30.1, 30.1, 30.1, 31, 31, 31);
	const chance = shiftChance(months, { isShare: false, direction: 'up' });
	// The last 1, 2 and 3 are tried, in two directions.
	expect(chance).toBeCloseTo(6 / 20, 9);
});

test('under four months nothing can be said', () => {
	const tested = { isShare: false, direction: 'up' } as const;
	expect(shiftChance(numbers(1, 2, 90), tested)).toBe(1);
});

test.each([
	['means', 24],
	['means', 8],
	['shares', 24],
	['shares', 8]
] as const)(
	'of steady series of %s over %i months no more look unlikely than may',
	(kind, length) => {
		const draw = drawFrom(7);
		const source = sources.find(({ name }) => name.startsWith(kind));
		if (!source) throw new Error(`there are no ${kind} to draw`);
		const chances = Array.from({ length: 2000 }, () => {
			const months = Array.from({ length }, () => source.month(draw, 0)).flatMap(
				(month) => month ?? []
			);
			return shiftChance(months, { isShare: kind === 'shares', direction: 'none' });
		});
		for (const level of [0.01, 0.05, 0.2]) {
			const share = chances.filter((chance) => chance <= level).length / chances.length;
			// Three standard errors of 2,000 draws over the level, and no more.
			expect(share).toBeLessThan(level + 3 * Math.sqrt((level * (1 - level)) / chances.length));
		}
	}
);
