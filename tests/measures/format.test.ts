import { expect, test } from 'vitest';
import {
	formatCell,
	formatDate,
	formatDays,
	formatGroup,
	formatInterval,
	formatNumber,
	formatPercent
} from '#lib/measures/format.ts';
import { withheldWords } from '#lib/measures/words.ts';

const rate = { valueUnit: 'rate' } as const;

test('a percentage has one decimal, halves go to the even digit', () => {
	expect([31 / 47, 25 / 38, 1 / 16, 0.1875, 0, 1].map((value) => formatPercent(value))).toEqual([
		'66.0%',
		'65.8%',
		'6.2%',
		'18.8%',
		'0.0%',
		'100.0%'
	]);
});

test('numbers never read minus zero', () => {
	expect([
		formatNumber(-0.04),
		formatNumber(7),
		formatNumber(-1.25),
		formatNumber(0.0725, 3)
	]).toEqual(['0.0', '7.0', '-1.2', '0.072']);
});

test('dates and months are written out', () => {
	expect(formatDate('2025-09-04')).toBe('4 September 2025');
	expect(formatGroup('month', '2025-09')).toBe('September 2025');
	expect(formatGroup('quarter', '2025-Q3')).toBe('quarter 3 of 2025');
	expect(formatGroup('program', 'Main')).toBe('Main');
});

test('days show a part only where there is one', () => {
	expect([28, 59.5, 7.25].map(formatDays)).toEqual(['28', '59.5', '7.2']);
});

test('an interval says its unit once', () => {
	expect(formatInterval({ lo: 25 / 47, hi: 34 / 47 }, rate)).toBe('53.2 to 72.3%');
});

test('a cell gives the count with every percentage, and only the count under 20', () => {
	expect(formatCell({ state: 'released', k: 31, n: 47, value: 31 / 47 }, rate)).toBe(
		'66.0% (31 of 47)'
	);
	expect(formatCell({ state: 'released', k: 9, n: 12, value: 0.75 }, rate)).toBe('9 of 12');
	expect(formatCell({ state: 'none', reason: '0 people' }, rate)).toBe('n/a');
	expect(formatCell({ state: 'withheld', reason: withheldWords }, rate)).toBe(
		'not shown (fewer than 11 people)'
	);
	expect(formatCell({ state: 'released', n: 38, value: 6.25 }, { valueUnit: 'points' })).toBe(
		'6.2 (n = 38)'
	);
	const dollars = { part: 133, whole: 1212.5 };
	expect(
		formatCell({ state: 'released', k: 25, n: 90, value: 133 / 1212.5, amount: dollars }, rate)
	).toBe('11.0% ($133.00 of $1,212.50)');
});
