import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisOf } from '#lib/measures/axis-counts.ts';
import { survivalOf, survivalPoints } from '#lib/measures/cells/survival.ts';
import { kaplanMeier } from '#lib/statistics/kaplan-meier.ts';

const day = fc.record({
	at: fc.option(fc.integer({ min: -2, max: 12 }), { freq: 9 }),
	k: fc.nat(4),
	censored: fc.nat(4)
});

test('the curve of a figure is that of Kaplan and Meier, whoever has no day being of day 0', () => {
	fc.assert(
		fc.property(fc.array(day), (days) => {
			const counts = days.map(({ at, k, censored }) => ({ at, n: k + censored, k, competing: 0 }));
			const points = survivalPoints(axisOf(counts), false).map(({ at, cell }) => {
				const { k, n, value, lo, hi } = cell;
				return { at, k, n, value, lo, hi };
			});
			const curve = kaplanMeier(
				days.map(({ at, k, censored }) => ({ time: at ?? 0, events: k, censored }))
			).map(({ time, events, atRisk, survival, lo, hi }) => ({
				...{ at: time, k: events, n: atRisk, value: survival, lo, hi }
			}));
			expect(points).toEqual(curve);
		})
	);
});

test('four people: two left on days 10 and 20, two were last seen on days 15 and 30', () => {
	const counts = axisOf(
		[10, -15, 20, -30].map((at) => ({
			...{ at: Math.abs(at), n: 1, k: at > 0 ? 1 : 0, competing: 0 }
		}))
	);
	expect(
		survivalPoints(counts, false).map(({ at, cell: { k, n, value } }) => [at, k, n, value])
	).toEqual([
		[10, 1, 4, 0.75],
		[15, 0, 3, 0.75],
		[20, 1, 2, 0.375],
		[30, 0, 1, 0.375]
	]);
	expect(survivalOf(counts, false)).toMatchObject({ k: 2, n: 4, value: 20 });
	expect(survivalOf({ ...counts, to: 0 }, false)).toBeUndefined();
});
