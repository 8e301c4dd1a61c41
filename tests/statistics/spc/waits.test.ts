import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitsBetween } from '#lib/statistics/spc/waits.ts';

const day = (date: number, n: number, events: number) => ({
	day: `2026-03-${String(date).padStart(2, '0')}`,
	n,
	events
});

test('cases between one event and the next; those before the first are of no wait', () => {
	// 4 before the first event on day 2; then 3 of day 3; day 4 has one event and two others, one on either side.
	const waits = waitsBetween([
		day(1, 4, 0),
		day(2, 1, 1),
		day(3, 3, 0),
		day(4, 3, 1),
		day(5, 2, 0)
	]);
	expect(waits).toEqual({
		ended: [{ from: '2026-03-02', to: '2026-03-04', cases: 4 }],
		open: { from: '2026-03-04', cases: 3 }
	});
});

test('events of one day are spread over its cases', () => {
	const { ended, open } = waitsBetween([day(1, 1, 1), day(2, 8, 2)]);
	expect(ended.map(({ cases }) => cases)).toEqual([2, 2]);
	expect(open?.cases).toBe(2);
});

test('without an event there is no wait, and with one nothing but what came since', () => {
	expect(waitsBetween([])).toEqual({ ended: [], open: null });
	expect(waitsBetween([day(1, 9, 0)])).toEqual({ ended: [], open: null });
	expect(waitsBetween([day(1, 2, 1)])).toMatchObject({ ended: [], open: { cases: 1 } });
});

test('no case is lost: those before the first event, all waits and what came since are all cases without one', () => {
	const some = fc.array(fc.record({ events: fc.nat(6), others: fc.nat(6) }));
	fc.assert(
		fc.property(some, (days) => {
			const named = days.map(({ events, others }, at) => ({
				day: `day ${1000 + at}`,
				n: events + others,
				events
			}));
			const { ended, open } = waitsBetween(named);
			const first = named.findIndex(({ events }) => events > 0);
			const from = first < 0 ? [] : named.slice(first);
			const others = from.reduce((sum, { n, events }) => sum + n - events, 0);
			const lead = from[0] ? Math.floor((from[0].n - from[0].events) / (from[0].events + 1)) : 0;
			const counted = ended.reduce((sum, { cases }) => sum + cases, open?.cases ?? 0);
			expect(counted).toBe(others - lead);
			const events = from.reduce((sum, each) => sum + each.events, 0);
			expect(ended).toHaveLength(Math.max(0, events - 1));
		})
	);
});
