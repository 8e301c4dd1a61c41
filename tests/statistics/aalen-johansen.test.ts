import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aalenJohansen, incidenceBefore } from '#lib/statistics/aalen-johansen.ts';
import { kaplanMeier } from '#lib/statistics/kaplan-meier.ts';
import { stays } from './examples.ts';

const exits = stays.map(({ days, exit }) => ({
	time: days,
	events: [Number(exit === 'unplanned'), Number(exit === 'planned')],
	censored: Number(exit === undefined)
}));

test.each([
	[0, 0],
	[7, 0.1429],
	[14, 0.1429],
	[30, 0.2214],
	[60, 0.3],
	[90, 0.3]
])('left unplanned before day %i, with planned exits competing', (day, expected) => {
	expect(incidenceBefore(aalenJohansen(exits), day)[0]).toBeCloseTo(expected, 4);
});

test('trap 30: 1 - Kaplan-Meier with planned exits censored would overstate unplanned exit', () => {
	const censored = exits.map(({ time, events, censored }) => ({
		time,
		events: events[0] ?? 0,
		censored: censored + (events[1] ?? 0)
	}));
	const naive = 1 - (kaplanMeier(censored).at(-1)?.survival ?? NaN);
	expect(naive).toBeGreaterThan(incidenceBefore(aalenJohansen(exits), 91)[0] ?? NaN);
});

const counts = fc.array(
	fc.record({
		time: fc.nat(120),
		events: fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)),
		censored: fc.nat(5)
	}),
	{ maxLength: 60 }
);

test('the shares that left by each cause and the share still here add up to 1 at every day', () => {
	fc.assert(
		fc.property(counts, (rows) =>
			aalenJohansen(rows).every(
				({ incidence, survival }) =>
					Math.abs(incidence.reduce((sum, share) => sum + share, survival) - 1) < 1e-9
			)
		)
	);
});

test('the share still here is the Kaplan-Meier curve of any exit', () => {
	fc.assert(
		fc.property(counts, (rows) => {
			const any = rows.map(({ time, events, censored }) => ({
				time,
				events: events[0] + events[1] + events[2],
				censored
			}));
			const curve = kaplanMeier(any);
			return aalenJohansen(rows).every(
				({ survival }, index) => Math.abs(survival - (curve[index]?.survival ?? NaN)) < 1e-9
			);
		})
	);
});

test('nobody seen gives no shares', () => {
	expect(incidenceBefore(aalenJohansen([]), 30)).toEqual([]);
	expect(incidenceBefore(aalenJohansen(exits.slice(0, 1)), 30)).toEqual([0, 0]);
});
