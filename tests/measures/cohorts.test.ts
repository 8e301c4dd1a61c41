import { expect, test } from 'vitest';
import { cohortTable } from '#lib/measures/cohorts.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask } from './ask.ts';

/** `count` people of a month, those before `stayed` here for 40 days, the others gone after 10. */
const admitted = (month: string, count: number, stayed: number, leaves: (day: number) => string) =>
	Array.from({ length: count }, (_, index) => ({
		episode_id: `${month}-${index}`,
		admitted_on: `${month}-01`,
		discharged_on: leaves(index < stayed ? 40 : 10),
		discharge_reason: 'completed'
	}));

const after = (month: string) => (days: number) => {
	const day = new Date(`${month}-01T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + days);
	return day.toISOString().slice(0, 10);
};

async function tableOf() {
	const db = await warehouseWith(
		{
			episode: [
				...admitted('2025-01', 20, 15, after('2025-01')),
				...admitted('2025-02', 4, 1, after('2025-02')),
				...admitted('2025-04', 6, 6, after('2025-04'))
			]
		},
		'2025-05-20'
	);
	const days = [7, 30, 60];
	const figures = await Promise.all(
		days.map((day) => ask(db, `retention_day_${day}`, { by: 'month' }))
	);
	return cohortTable(figures.map((figure, at) => ({ title: `Day ${days[at]}`, figure })));
}

test('a month of admission is a row, a day a column: k of n, and from 20 on the percentage', async () => {
	const { columns, rows } = await tableOf();
	expect(columns).toEqual(['Day 7', 'Day 30', 'Day 60']);
	expect(rows.map(({ month }) => month)).toEqual(['January 2025', 'February 2025', 'April 2025']);
	expect(rows[0]?.cells).toEqual([
		{ state: 'counted', counts: '20 of 20', percent: '100.0%', share: 1 },
		{ state: 'counted', counts: '15 of 20', percent: '75.0%', share: 0.75 },
		{ state: 'counted', counts: '0 of 20', percent: '0.0%', share: 0 }
	]);
	expect(rows[1]?.cells[1]).toEqual({
		state: 'counted',
		counts: '1 of 4',
		percent: '',
		share: null
	});
});

test('a day that not all of the month can have come to is not yet, though the first of them have', async () => {
	const { rows } = await tableOf();
	// April ends on the 30th: its last day 7 is 7 May, its last day 30 is 30 May, after the data end.
	expect(rows[2]?.cells.map(({ state }) => state)).toEqual(['counted', 'not_yet', 'not_yet']);
});
