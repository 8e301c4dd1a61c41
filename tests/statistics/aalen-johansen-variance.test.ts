import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aalenJohansen } from '#lib/statistics/aalen-johansen.ts';
import { kaplanMeier } from '#lib/statistics/kaplan-meier.ts';
import { amlMaintained, stays, toCounts } from './examples.ts';

const exits = stays.map(({ days, exit }) => ({
	time: days,
	events: [Number(exit === 'unplanned'), Number(exit === 'planned')],
	censored: Number(exit === undefined)
}));

test('before anyone is censored the standard error is that of a plain share', () => {
	// Two of fourteen had left early by day 9: sqrt(p (1 - p) / 14).
	const point = aalenJohansen(exits).find(({ time }) => time === 9);
	expect(point?.incidence[0]).toBeCloseTo(2 / 14, 12);
	expect(point?.se[0]).toBeCloseTo(Math.sqrt(((2 / 14) * (12 / 14)) / 14), 12);
});

test('of one cause alone the standard error is that of Greenwood, and the share is 1 - Kaplan-Meier', () => {
	const counts = toCounts(amlMaintained);
	const curve = kaplanMeier(counts);
	const points = aalenJohansen(counts.map((row) => ({ ...row, events: [row.events] })));
	expect(points).toHaveLength(curve.length);
	for (const [index, { incidence, se }] of points.entries()) {
		expect(incidence[0]).toBeCloseTo(1 - (curve[index]?.survival ?? NaN), 12);
		expect(se[0]).toBeCloseTo(curve[index]?.se ?? NaN, 12);
	}
});

/** What the incidence of a cause gains from one person weighing a little more, by person: squared and added up. */
function varianceByWeights(cause: number, at: number): number {
	const little = 1e-5;
	const incidence = (weights: number[]): number => {
		const rows = exits.map(({ time, events, censored }, index) => {
			const weight = weights[index] ?? NaN;
			return { time, events: events.map((n) => n * weight), censored: censored * weight };
		});
		return aalenJohansen(rows)[at]?.incidence[cause] ?? NaN;
	};
	const gains = exits.map((_, person) => {
		const moved = (by: number) => exits.map((__, index) => (index === person ? 1 + by : 1));
		return (incidence(moved(little)) - incidence(moved(-little))) / (2 * little);
	});
	return gains.reduce((sum, gain) => sum + gain ** 2, 0);
}

test("the standard errors are those of the infinitesimal jackknife, R's way for several causes", () => {
	const points = aalenJohansen(exits);
	for (const [at, { se }] of points.entries())
		for (const [cause, found] of se.entries())
			expect(found).toBeCloseTo(Math.sqrt(varianceByWeights(cause, at)), 6);
});

test('the limits are complementary log-log, and absent while nobody left for the cause', () => {
	const points = aalenJohansen(exits);
	// The first exit is early: 1 of 14, standard error sqrt(13 / 14^3); the first planned one comes on day 9.
	const [first] = points;
	const theta = (1.959963984540054 * Math.sqrt(13 / 14 ** 3)) / (1 / 14) / Math.log(14);
	expect(first?.intervals[0]?.lo).toBeCloseTo((1 / 14) ** Math.exp(theta), 12);
	expect(first?.intervals[0]?.hi).toBeCloseTo((1 / 14) ** Math.exp(-theta), 12);
	expect(first?.intervals[1]).toBeUndefined();
	expect(points.find(({ time }) => time === 9)?.intervals[1]).toBeDefined();
});

test('limits lie around the share and inside 0 and 1', () => {
	const counts = fc.array(
		fc.record({ time: fc.nat(90), events: fc.tuple(fc.nat(4), fc.nat(4)), censored: fc.nat(4) }),
		{ maxLength: 30 }
	);
	fc.assert(
		fc.property(counts, (rows) =>
			aalenJohansen(rows).every(({ incidence, intervals }) =>
				incidence.every((share, cause) => {
					const { lo, hi } = intervals[cause] ?? { lo: share, hi: share };
					return 0 <= lo && lo <= share && share <= hi && hi <= 1;
				})
			)
		)
	);
});
