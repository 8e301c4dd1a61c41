import { expect, test } from 'vitest';
import { differenceOfMeans } from '#lib/statistics/welch.ts';

// R, help page of t.test: t.test(extra ~ group, data = sleep), printed t = -1.8608, df = 17.776, -3.3654832 0.2054832.
test("the sleep data taken as two groups have R's Welch interval and degrees of freedom", () => {
	const first = { n: 10, mean: 0.75, sd: 1.7890096577591 };
	const second = { n: 10, mean: 2.33, sd: 2.00224872944 };
	const found = differenceOfMeans(first, second);
	expect(found?.difference).toBeCloseTo(-1.58, 12);
	expect(found?.degrees).toBeCloseTo(17.776, 3);
	expect(found?.lo).toBeCloseTo(-3.3654832, 6);
	expect(found?.hi).toBeCloseTo(0.2054832, 6);
});

test('turned round, the limits change their signs', () => {
	const [one, other] = [
		{ n: 12, mean: 5, sd: 2 },
		{ n: 30, mean: 3, sd: 4 }
	];
	const [there, back] = [differenceOfMeans(one, other), differenceOfMeans(other, one)];
	expect(there?.lo).toBeCloseTo(-(back?.hi ?? NaN), 12);
	expect(there?.hi).toBeCloseTo(-(back?.lo ?? NaN), 12);
});

test('one value on a side, or no spread on either, gives no interval', () => {
	const many = { n: 12, mean: 5, sd: 2 };
	expect(differenceOfMeans({ n: 1, mean: 5, sd: NaN }, many)).toBeUndefined();
	expect(differenceOfMeans(many, { n: 0, mean: NaN, sd: NaN })).toBeUndefined();
	expect(differenceOfMeans({ n: 5, mean: 5, sd: 0 }, { n: 5, mean: 4, sd: 0 })).toBeUndefined();
});
