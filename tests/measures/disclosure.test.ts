import { expect, test } from 'vitest';
import { makeDisclosure, suppressDisclosure } from '#lib/measures/disclosure.ts';

const row = { n: 40, scored: 40, total: 600, squares: 9390, known: 40, completed: 25 };
const few = { n: 20, scored: 20, total: 360, squares: 6670, known: 20, completed: 20 };

test('those measured stand beside those who were not, with the difference in standard deviations', () => {
	const { measured, notMeasured, smd } = makeDisclosure([
		{ ...row, is_measured: true },
		{ ...few, is_measured: false }
	]);
	expect(measured.baseline).toMatchObject({ n: 40, mean: 15 });
	expect(notMeasured.baseline).toMatchObject({ n: 20, mean: 18 });
	// Variances 390 / 39 = 10 and 190 / 19 = 10.
	expect(smd).toBeCloseTo(-3 / Math.sqrt(10), 12);
});

test('outside the comparison is whole or absent', () => {
	const whole = makeDisclosure([
		{ ...row, is_measured: true },
		{ ...few, is_measured: false }
	]);
	expect(suppressDisclosure(whole)).toEqual(whole);
	const small = makeDisclosure([
		{ ...row, is_measured: true },
		{ ...few, completed: 12, is_measured: false }
	]);
	expect(suppressDisclosure(small)).toBeUndefined();
});

test('where everybody was measured nobody is on the other side', () => {
	const { notMeasured, smd } = makeDisclosure([{ ...row, is_measured: true }]);
	expect(notMeasured).toEqual({ n: 0, baseline: null, completed: { k: 0, n: 0 } });
	expect(smd).toBeNull();
});
