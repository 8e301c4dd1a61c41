import { expect, test } from 'vitest';
import { fitLinear } from '#lib/statistics/regression/linear.ts';

const digits = (values: number[], count: number) => values.map((value) => value.toFixed(count));
const sums = (values: number[]) => ({
	n: values.length,
	total: values.reduce((sum, value) => sum + value, 0),
	squares: values.reduce((sum, value) => sum + value * value, 0)
});

const control = [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14];
const first = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69];
const second = [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26];

// Dobson 1983, page 9, as on R's help page of lm: weight ~ group is 5.0320 (0.2202) and -0.3710 (0.3114), residual
// standard error 0.6964 on 18 degrees of freedom.
test("plant weights of two groups have R's coefficients, from three sums a group", () => {
	const fit = fitLinear([
		{ x: [1, 0], ...sums(control) },
		{ x: [1, 1], ...sums(first) }
	]);
	expect(digits(fit.coefficients, 4)).toEqual(['5.0320', '-0.3710']);
	expect(digits(fit.standardErrors, 4)).toEqual(['0.2202', '0.3114']);
	expect(fit.sigma?.toFixed(4)).toBe('0.6964');
});

// R's data set PlantGrowth (Dobson 1983, table 7.1): lm(weight ~ group).
test("plant weights of three groups have R's coefficients", () => {
	const fit = fitLinear([
		{ x: [1, 0, 0], ...sums(control) },
		{ x: [1, 1, 0], ...sums(first) },
		{ x: [1, 0, 1], ...sums(second) }
	]);
	expect(digits(fit.coefficients, 3)).toEqual(['5.032', '-0.371', '0.494']);
	expect(digits(fit.standardErrors, 4)).toEqual(['0.1971', '0.2788', '0.2788']);
	expect(fit.sigma?.toFixed(4)).toBe('0.6234');
});

// Ezekiel 1930, R's data set cars: lm(dist ~ speed) is -17.5791 (6.7584) and 3.9324 (0.4155), 15.38.
test("stopping distances by speed have R's coefficients", () => {
	const cars: [number, number[]][] = [
		[4, [2, 10]],
		[7, [4, 22]],
		[8, [16]],
		[9, [10]],
		[10, [18, 26, 34]],
		[11, [17, 28]],
		[12, [14, 20, 24, 28]],
		[13, [26, 34, 34, 46]],
		[14, [26, 36, 60, 80]],
		[15, [20, 26, 54]],
		[16, [32, 40]],
		[17, [32, 40, 50]],
		[18, [42, 56, 76, 84]],
		[19, [36, 46, 68]],
		[20, [32, 48, 52, 56, 64]],
		[22, [66]],
		[23, [54]],
		[24, [70, 92, 93, 120]],
		[25, [85]]
	];
	const fit = fitLinear(cars.map(([speed, values]) => ({ x: [1, speed], ...sums(values) })));
	expect(digits(fit.coefficients, 4)).toEqual(['-17.5791', '3.9324']);
	expect(digits(fit.standardErrors, 4)).toEqual(['6.7584', '0.4155']);
	expect(fit.sigma?.toFixed(2)).toBe('15.38');
});

test('with as many columns as people nothing is left to judge the spread by', () => {
	expect(fitLinear([{ x: [1], n: 1, total: 4, squares: 16 }]).sigma).toBeUndefined();
});
