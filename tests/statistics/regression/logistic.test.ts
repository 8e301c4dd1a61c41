import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitLogistic, isSeparated } from '#lib/statistics/regression/logistic.ts';
import { admissions, departments } from './admissions.ts';

const digits = (values: number[], count: number) => values.map((value) => value.toFixed(count));

// Bliss 1935: beetles killed by carbon disulphide, by log dose. Dobson, An Introduction to Generalized Linear Models,
// third edition, tables 7.2 to 7.4: -60.717 (5.181), 34.270 (2.912), deviance 11.23, and the fitted numbers killed.
test("beetle mortality has Dobson's coefficients, standard errors, deviance and fitted values", () => {
	const dose = [1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.861, 1.8839];
	const beetles = [59, 60, 62, 56, 63, 59, 62, 60];
	const killed = [6, 13, 18, 28, 52, 53, 61, 60];
	const rows = dose.map((x, at) => ({ x: [1, x], n: beetles[at] ?? 0, k: killed[at] ?? 0 }));
	const fit = fitLogistic(rows);
	expect(digits(fit.coefficients, 3)).toEqual(['-60.717', '34.270']);
	expect(digits(fit.standardErrors, 3)).toEqual(['5.181', '2.912']);
	expect(fit.deviance.toFixed(2)).toBe('11.23');
	expect(fit.converged).toBe(true);
	const fitted = fit.fitted.map((chance, at) => chance * (beetles[at] ?? 0));
	const printed = [3.46, 9.84, 22.45, 33.9, 50.1, 53.29, 59.22, 58.74];
	fitted.forEach((value, at) => expect(value).toBeCloseTo(printed[at] ?? NaN, 2));
});

// Venables and Ripley, Modern Applied Statistics with S, section 7.2: glm(SF ~ sex + ldose), budworm moths.
test('budworm moths have the coefficients that Venables and Ripley print', () => {
	const dead = [1, 4, 9, 13, 18, 20, 0, 2, 6, 10, 12, 16];
	const rows = dead.map((k, at) => ({ x: [1, at < 6 ? 1 : 0, at % 6], n: 20, k }));
	const fit = fitLogistic(rows);
	expect(digits(fit.coefficients, 4)).toEqual(['-3.4732', '1.1007', '1.0642']);
	expect(digits(fit.standardErrors, 4)).toEqual(['0.4685', '0.3558', '0.1311']);
	expect(fit.deviance.toFixed(3)).toBe('6.757');
});

// R, data set UCBAdmissions (Bickel, Hammel and O'Connell 1975): glm(Admit ~ Gender + Dept), as R prints it.
test("Berkeley's admissions by department and sex have R's coefficients", () => {
	const rows = admissions.map(({ department, isWoman, admitted, applied }) => ({
		x: [1, isWoman ? 1 : 0, ...departments.slice(1).map((each) => Number(each === department))],
		n: applied,
		k: admitted
	}));
	const fit = fitLogistic(rows);
	expect(digits(fit.coefficients, 5)).toEqual([
		'0.58205',
		'0.09987',
		'-0.04340',
		'-1.26260',
		'-1.29461',
		'-1.73931',
		'-3.30648'
	]);
	expect(fit.deviance.toFixed(3)).toBe('20.204');
});

test('a column that tells success from failure without exception is found out', () => {
	const rows = [
		{ x: [1, 0], n: 30, k: 12 },
		{ x: [1, 1], n: 20, k: 20 }
	];
	expect(isSeparated(fitLogistic(rows))).toBe(true);
	expect(isSeparated(fitLogistic(rows.map((row) => ({ ...row, k: 12 }))))).toBe(false);
});

test('two columns that say the same leave the fitted chances as they are with one', () => {
	const rows = [
		{ x: [1, 0, 0], n: 30, k: 12 },
		{ x: [1, 1, 1], n: 20, k: 15 }
	];
	const fit = fitLogistic(rows);
	expect(fit.rank).toBe(2);
	expect(fit.fitted[0]).toBeCloseTo(12 / 30, 8);
	expect(fit.fitted[1]).toBeCloseTo(15 / 20, 8);
});

test('the unit of a column makes no difference', () => {
	const rows = (unit: number) =>
		[0, 1, 2, 3].map((dose) => ({ x: [1, dose * unit], n: 30, k: 5 + 6 * dose }));
	const [one, other] = [fitLogistic(rows(1)), fitLogistic(rows(1e-7))];
	expect(other.fitted[3]).toBeCloseTo(one.fitted[3] ?? NaN, 10);
	expect(other.rank).toBe(2);
});

test('no rows are refused', () => {
	expect(() => fitLogistic([])).toThrow(RangeError);
});

test('what is expected adds up to what was observed', () => {
	const row = fc
		.record({ a: fc.integer({ min: 0, max: 1 }), b: fc.integer({ min: -20, max: 20 }) })
		.chain(({ a, b }) =>
			fc.integer({ min: 5, max: 80 }).chain((n) =>
				fc.record({
					x: fc.constant([1, a, b / 10]),
					n: fc.constant(n),
					k: fc.integer({ min: 1, max: n - 1 })
				})
			)
		);
	fc.assert(
		fc.property(fc.array(row, { minLength: 4, maxLength: 25 }), (rows) => {
			const { fitted } = fitLogistic(rows);
			const expected = rows.reduce((sum, { n }, at) => sum + n * (fitted[at] ?? NaN), 0);
			const observed = rows.reduce((sum, { k }) => sum + k, 0);
			expect(expected).toBeCloseTo(observed, 3);
		})
	);
});
