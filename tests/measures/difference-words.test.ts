import { expect, test } from 'vitest';
import { differenceWords, formatDifference } from '#lib/measures/difference-words.ts';

const rate = { valueUnit: 'rate' } as const;
const score = { valueUnit: 'score', digits: 2 } as const;

test('differences have a sign, and none where they round to nothing', () => {
	const said = [0.139, -0.139, 0.0001, -0.0001, 0].map((value) => formatDifference(value, rate));
	expect(said).toEqual(['+13.9', '-13.9', '0.0', '0.0', '0.0']);
});

test('a difference has the digits of its measure, its unit and its interval', () => {
	expect(formatDifference(-0.046, score)).toBe('-0.05');
	expect(differenceWords({ value: 0.042, lo: -0.031, hi: 0.1124 }, rate)).toBe(
		'+4.2 percentage points (-3.1 to +11.2)'
	);
	expect(differenceWords({ value: -1.5, lo: -3, hi: 0 }, { valueUnit: 'points' })).toBe(
		'-1.5 points (-3.0 to 0.0)'
	);
});
