import { expect, test } from 'vitest';
import { choose, drawAtLeast, termsFrom } from '#lib/statistics/hypergeometric.ts';
import type { Urn } from '#lib/statistics/hypergeometric.ts';
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

/** The upper tail with every term of it, down to the last. */
function withAllTerms(urn: Urn, k: number): number {
	const { all, marked, drawn } = urn;
	let [ratio, sum] = [1, 1];
	for (let i = k; i < Math.min(marked, drawn); i++) {
		ratio *= ((marked - i) * (drawn - i)) / ((i + 1) * (all - marked - drawn + i + 1));
		sum += ratio;
	}
	return sum;
}

test('terms lost in rounding are left out, and the sum is the same to the last bit', () => {
	const urn = { all: 20_000, marked: 10_000, drawn: 10_000 };
	for (const k of [1, 3000, 4900, 5000, 5001, 5200, 9990])
		expect(termsFrom(urn, k)).toBe(withAllTerms(urn, k));
	const rare = { all: 90_000, marked: 700, drawn: 8000 };
	for (const k of [1, 40, 62, 63, 90, 699]) expect(termsFrom(rare, k)).toBe(withAllTerms(rare, k));
});
