import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, money } from '#seed/csv.ts';
import { dayOf, isoOf, weekdayOf, weekOf } from '#seed/days.ts';
import { payLine, paySecondary, refuseLine, reverse } from '#seed/payment.ts';
import type { Payment } from '#seed/payment.ts';
import { payers } from '#seed/payers.ts';
import { codeOf } from '#seed/person.ts';
import { Random } from '#seed/random.ts';
import { remaining } from '#seed/scores.ts';

describe('Random', () => {
	const draw = (...keys: (string | number)[]) => {
		const random = new Random(...keys);
		return [random.uniform(), random.uniform()];
	};

	test('the same keys give the same numbers, other keys others', () => {
		expect(draw('person', 1)).toEqual(draw('person', 1));
		expect(draw('person', 1)).not.toEqual(draw('person', 2));
		expect(draw('person', 1)).not.toEqual(draw('stay', 1));
	});

	test('the first draws of neighbouring streams look like one good stream', () => {
		const first = Array.from({ length: 4000 }, (_, index) => new Random('person', index).uniform());
		const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
		// Four standard errors of a uniform mean of 4,000.
		expect(Math.abs(mean - 0.5)).toBeLessThan(0.0183);
		const rises = first.filter((value, index) => value > (first[index - 1] ?? 1)).length;
		expect(Math.abs(rises / 4000 - 0.5)).toBeLessThan(0.0183);
	});

	test('normal has the mean and the spread asked for', () => {
		const random = new Random('normal');
		const values = Array.from({ length: 20_000 }, () => random.normal(10, 2));
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		const variance =
			values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / 19_999;
		expect(mean).toBeCloseTo(10, 1);
		expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
	});

	test('weighted picks as the weights say and never what weighs nothing', () => {
		const random = new Random('weighted');
		const picks = Array.from({ length: 8000 }, () =>
			random.weighted([
				['a', 3],
				['never', 0],
				['b', 1]
			])
		);
		expect(picks.filter((pick) => pick === 'a').length / 8000).toBeCloseTo(0.75, 1);
		expect(picks).not.toContain('never');
	});
});

test('days and weeks follow the calendar, and a day there is not is refused', () => {
	expect(isoOf(dayOf('2024-02-29') + 1)).toBe('2024-03-01');
	expect(weekdayOf(dayOf('2026-08-31'))).toBe(1);
	expect(weekOf(dayOf('2026-08-30'))).toBe(weekOf(dayOf('2026-08-31')) - 1);
	expect(() => dayOf('2026-02-30')).toThrow(RangeError);
	expect(() => dayOf('yesterday')).toThrow(RangeError);
});

test('cells are quoted where they must be and missing cells are empty', () => {
	expect(csvLine(['a,b', 'say "hi"', undefined, 3, 'plain'])).toBe('"a,b","say ""hi""",,3,plain\n');
	expect(money(-45_000)).toBe('-450.00');
	expect(money(5)).toBe('0.05');
});

test('codes of people are six letters and never alike', () => {
	const codes = Array.from({ length: 50_000 }, (_, index) => codeOf(index));
	expect(new Set(codes).size).toBe(50_000);
	expect(codes.every((code) => /^[b-df-hj-np-tv-xz]{6}$/.test(code))).toBe(true);
});

test('symptoms fall by the response in eight weeks, by less than twice that ever after', () => {
	expect(remaining(0.4, 0)).toBe(1);
	expect(remaining(0.4, 8)).toBeCloseTo(0.6);
	expect(remaining(0.4, 1000)).toBeGreaterThan(0.2);
	expect(remaining(-0.2, 8)).toBeCloseTo(1.2);
});

const carc = {
	code: '197',
	group: 'CO',
	remarks: '',
	weight: 1,
	appealed: 0,
	overturned: 0,
	corrected: 0
} as const;

test('every way to settle a line balances: charge = paid + adjustments', () => {
	const balance = ({ charge, paid, adjustments }: Payment): number =>
		charge - paid - adjustments.reduce((sum, [, , amount]) => sum + amount, 0);
	fc.assert(
		fc.property(
			fc.constantFrom(...payers),
			fc.integer({ min: 100, max: 200_000 }),
			fc.integer({ min: 0, max: 150_000 }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(payer, charge, deductible, share) => {
				const refused = { carc, amount: Math.round(charge * share) };
				const paid = payLine(charge, payer, { deductible });
				const cut = payLine(charge, payer, { deductible }, refused);
				const settled = [paid, cut, refuseLine(charge, carc), paySecondary(paid), reverse(cut)];
				expect(settled.map(balance)).toEqual([0, 0, 0, 0, 0]);
				expect(paid.paid).toBeGreaterThanOrEqual(0);
			}
		)
	);
});

test('a deductible is owed once: the second line finds it used up', () => {
	const [bluestem] = payers;
	if (!bluestem) throw new Error('no payer');
	const account = { deductible: 20_000 };
	// 450.00 x 0.68 = 306.00 allowed; 200.00 deductible, then 20% of 106.00.
	expect(payLine(45_000, bluestem, account).adjustments).toEqual([
		['CO', '45', 14_400],
		['PR', '1', 20_000],
		['PR', '2', 2_120]
	]);
	expect(payLine(45_000, bluestem, account).adjustments).toEqual([
		['CO', '45', 14_400],
		['PR', '2', 6_120]
	]);
});
