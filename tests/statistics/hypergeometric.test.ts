import { expect, test } from 'vitest';
import { choose, drawAtLeast } from '#lib/statistics/hypergeometric.ts';
import { studentAtLeast } from '#lib/statistics/student-t.ts';

test('the lady tasting tea: all four of eight cups by chance is 1 in 70', () => {
	const cups = { all: 8, marked: 4, drawn: 4 };
	expect(choose(8, 4)).toBeCloseTo(70, 9);
	expect(drawAtLeast(cups, 4)).toBeCloseTo(1 / 70, 12);
	expect(drawAtLeast(cups, 3)).toBeCloseTo(17 / 70, 12);
	expect(drawAtLeast(cups, 0)).toBe(1);
	expect(drawAtLeast(cups, 5)).toBe(0);
});

test('counts as large as claims are summed without loss', () => {
	// By symmetry: half of the lines, half of them denied, 5,000 or more of 10,000 is half and half of the middle term.
	const half = { all: 20_000, marked: 10_000, drawn: 10_000 };
	const middle = drawAtLeast(half, 5000) - drawAtLeast(half, 5001);
	expect(drawAtLeast(half, 5000)).toBeCloseTo(0.5 + middle / 2, 8);
});

test('Student by table: 1.812 of 10 degrees is the 5% point, 2.228 the 2.5% point', () => {
	expect(studentAtLeast(1.812, 10)).toBeCloseTo(0.05, 4);
	expect(studentAtLeast(2.228, 10)).toBeCloseTo(0.025, 4);
	expect(studentAtLeast(-1.812, 10)).toBeCloseTo(0.95, 4);
	expect(studentAtLeast(0, 10)).toBeCloseTo(0.5, 12);
	expect(studentAtLeast(Infinity, 10)).toBe(0);
});
