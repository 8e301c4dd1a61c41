import { expect, test } from 'vitest';
import { aimsFrom, aimsOf } from '#lib/measures/aims.ts';

const rate = { valueUnit: 'rate' } as const;

test('an aim still to come stands beside the one in force, which is not yet replaced', () => {
	const aims = aimsOf([
		{ value: 0.7, starts: '2026-01' },
		{ value: 0.75, starts: '2027-01' }
	]);
	expect(aimsFrom(aims, '2026-09', rate)).toBe('70% since January 2026; 75% from January 2027');
	expect(aimsFrom(aims, '2027-01', rate)).toBe('75% since January 2027');
});

test('an aim that ends is in force up to the month it ends from', () => {
	const aims = aimsOf([
		{ value: 0.7, starts: '2026-01' },
		{ value: null, starts: '2026-07' }
	]);
	expect(aimsFrom(aims, '2026-06', rate)).toBe('70% since January 2026, none from July 2026 on');
	expect(aimsFrom(aims, '2026-07', rate)).toBe('');
	expect(aimsFrom([], '2026-07', rate)).toBe('');
});

test('a stretch without an aim lies between one that ends and the next', () => {
	const aims = aimsOf([
		{ value: 12, starts: '2026-01' },
		{ value: null, starts: '2026-03' },
		{ value: 10, starts: '2026-06' }
	]);
	expect(aimsFrom(aims, '2026-02', { valueUnit: 'days' })).toBe(
		'12 days since January 2026, none from March 2026 on; 10 days from June 2026'
	);
});
