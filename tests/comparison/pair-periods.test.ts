import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodBefore, yearBefore } from '#lib/comparison/pair-periods.ts';
import { addDays } from '#lib/measures/calendar.ts';

describe('the year before', () => {
	test('of a fiscal year is the fiscal year before', () => {
		const year = { from: '2025-07-01', to: '2026-06-30' };
		expect(yearBefore(year)).toEqual({ from: '2024-07-01', to: '2025-06-30' });
	});

	test('keeps the end of February at the end, and a 29 February in February', () => {
		expect(yearBefore({ from: '2024-02-01', to: '2024-02-29' })).toEqual({
			from: '2023-02-01',
			to: '2023-02-28'
		});
		expect(yearBefore({ from: '2024-02-29', to: '2024-03-15' })).toEqual({
			from: '2023-02-28',
			to: '2023-03-15'
		});
	});

	test('of more than a year is none: some days would count twice', () => {
		expect(yearBefore({ from: '2025-01-01', to: '2026-01-31' })).toBeUndefined();
	});
});

describe('the period before', () => {
	test('of whole months is as many whole months', () => {
		expect(periodBefore({ from: '2026-07-01', to: '2026-08-31' })).toEqual({
			from: '2026-05-01',
			to: '2026-06-30'
		});
	});

	test('of other days is as many days', () => {
		expect(periodBefore({ from: '2026-03-10', to: '2026-03-12' })).toEqual({
			from: '2026-03-07',
			to: '2026-03-09'
		});
	});

	test('ends the day before, whatever the days', () => {
		const days = fc.tuple(fc.nat(3000), fc.nat(800));
		fc.assert(
			fc.property(days, ([start, length]) => {
				const from = addDays('2020-01-01', start);
				const to = addDays(from, length);
				const before = periodBefore({ from, to });
				expect(before.to).toBe(addDays(from, -1));
				expect(before.from <= before.to).toBe(true);
				const year = yearBefore({ from, to });
				if (year) expect(year.from <= year.to && year.to < from).toBe(true);
			})
		);
	});
});
