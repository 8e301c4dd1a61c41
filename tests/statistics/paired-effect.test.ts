import { expect, test } from 'vitest';
import { hedgesFactor, pairedEffect } from '#lib/statistics/paired-effect.ts';

/** R's sleep data: extra hours of sleep of ten people under two drugs. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
function sd(values: number[]): number {
	const centre = mean(values);
	return Math.sqrt(
		values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
	);
}

test("the sleep data give R effectsize's numbers to the printed digit", () => {
	const differences = first.map((value, index) => value - (second[index] ?? NaN));
	const effect = pairedEffect({
		n: 10,
		meanDifference: mean(differences),
		sdFirst: sd(first),
		sdLast: sd(second),
		sdDifference: sd(differences)
	});
	const printed = Object.fromEntries(
		Object.entries(effect ?? {}).map(([name, value]) => [name, value.toFixed(6)])
	);
	expect(printed).toEqual({
		r: '0.795170',
		dz: '-1.284558',
		dav: '-0.832181',
		db: '-0.883170',
		drm: '-0.822177',
		factor: '0.913875',
		seAv: '0.204863',
		seB: '0.282782'
	});
	const g = [effect?.dz, effect?.dav, effect?.db, effect?.drm].map((d) =>
		((effect?.factor ?? NaN) * (d ?? NaN)).toFixed(6)
	);
	expect(g).toEqual(['-1.173925', '-0.760509', '-0.807107', '-0.751367']);
});

test('the factor of two degrees of freedom is 1 / sqrt(pi), and of many close to one', () => {
	expect(hedgesFactor(2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 12);
	// 1 - 3 / (4 * 37 - 1) is its usual short form.
	expect(hedgesFactor(37)).toBeCloseTo(1 - 3 / 147, 4);
	expect(hedgesFactor(2000)).toBeCloseTo(hedgesFactor(2001), 6);
});

test('pairs without a spread, and two pairs, have no effect size', () => {
	const sample = { n: 12, meanDifference: 2, sdFirst: 1, sdLast: 1, sdDifference: 1 };
	expect(pairedEffect({ ...sample, n: 2 })).toBeUndefined();
	expect(pairedEffect({ ...sample, sdLast: 0 })).toBeUndefined();
});
