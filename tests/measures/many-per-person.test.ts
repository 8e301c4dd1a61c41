import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import type { Question } from '#lib/measures/figure.ts';
import { countPeople } from '#lib/server/figures/count-rows.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import type { Row } from '../support/warehouse-with.ts';
import { ask, catalogue, released } from './ask.ts';

const asOf = '2025-12-31';

/** So many people with so many services each; the first `missing` of them miss one. */
function network(people: number, services: number, missing: number) {
	const ids = Array.from({ length: people }, (_, index) => `e${index}`);
	return {
		episode: ids.map((episode_id): Row => ({ episode_id, admitted_on: '2025-01-06' })),
		attendance: ids.flatMap((episode_id, index) =>
			Array.from({ length: services }, (_, day): Row => ({
				episode_id,
				service_day: day,
				status: day === 0 && index < missing ? 'no_show' : 'attended'
			}))
		)
	};
}

/** Where small cells are withheld: the people behind all units, those with success and the rest. */
async function peopleBehind(db: DuckDBConnection, measure: string) {
	const question: Question = { measure, where: {}, audience: 'outside' };
	const rows = await countPeople(db, { measure: catalogue.get(measure), question });
	return rows.find(({ bucket }) => bucket === null)?.people;
}

describe('trap 34: services of few people', () => {
	test('are not shown outside, however many services they had', async () => {
		const db = await warehouseWith(network(4, 30, 2), asOf);
		const inside = await ask(db, 'attendance_rate');
		expect(released(inside)).toMatchObject({ k: 118, n: 120 });
		expect(await peopleBehind(db, 'attendance_rate')).toEqual([4, 4, 2]);
		const outside = await ask(db, 'attendance_rate', { audience: 'outside' });
		expect(outside.value).toEqual({
			state: 'withheld',
			reason: 'not shown (fewer than 11 people)'
		});
		// How many services there were would tell of those few as well.
		expect(outside.ledger.map(({ n }) => n)).toEqual([null, null, null]);
		expect(JSON.stringify(outside)).not.toMatch(/118|120/);
	});

	test('are not shown where few people missed many', async () => {
		const few = network(30, 20, 0);
		const attendance = few.attendance.map((row) =>
			row.episode_id === 'e0' ? { ...row, status: 'no_show' } : row
		);
		const db = await warehouseWith({ ...few, attendance }, asOf);
		// 20 services missed are more than ten; one person missed them all.
		expect(released(await ask(db, 'no_show_rate'))).toMatchObject({ k: 20 });
		expect(await peopleBehind(db, 'no_show_rate')).toEqual([30, 1, 29]);
		const outside = await ask(db, 'no_show_rate', { audience: 'outside' });
		expect(outside.value.state).toBe('withheld');
	});

	test('are shown where enough people are behind every count', async () => {
		const db = await warehouseWith(network(30, 5, 15), asOf);
		const outside = await ask(db, 'attendance_rate', { audience: 'outside' });
		expect(released(outside)).toMatchObject({ k: 135, n: 150 });
		expect(outside.ledger.map(({ n }) => n)).toEqual([150, 150, 150]);
	});
});

test('services after the discharge and after the data end are not expected', async () => {
	const db = await warehouseWith(
		{
			episode: [{ episode_id: 'e1', admitted_on: '2025-01-06', discharged_on: '2025-01-10' }],
			attendance: [
				{ episode_id: 'e1', service_on: '2025-01-10', status: 'attended' },
				{ episode_id: 'e1', service_on: '2025-01-13', status: 'no_show' },
				{ episode_id: 'e1', service_on: '2026-01-13', status: 'no_show' }
			]
		},
		asOf
	);
	const figure = await ask(db, 'attendance_rate');
	expect(figure.ledger.map(({ n }) => n)).toEqual([2, 1, 1]);
	expect(released(figure)).toMatchObject({ k: 1, n: 1 });
});

test('a week in which nobody came counts with no hours, and half weeks are left out', async () => {
	const db = await warehouseWith(
		{
			episode: [
				{
					episode_id: 'e1',
					level_of_care: 'PHP',
					admitted_on: '2025-01-08',
					discharged_on: '2025-01-29'
				}
			],
			attendance: [
				{ episode_id: 'e1', service_on: '2025-01-08', status: 'attended', attended_minutes: 600 },
				{ episode_id: 'e1', service_on: '2025-01-20', status: 'attended', scheduled_minutes: 1200 },
				{ episode_id: 'e1', service_on: '2025-01-27', status: 'attended', attended_minutes: 600 }
			]
		},
		asOf
	);
	// Wednesday to Wednesday: the whole weeks are those of 13 and 20 January, with 0 and 20 hours.
	const hours = await ask(db, 'hours_per_week', { by: 'month' });
	expect(released(hours)).toMatchObject({ n: 2, value: 10 });
	expect(hours.sentence).toContain('a median of 10 hours for 2 weeks');
	expect(released(await ask(db, 'intensity_fidelity'))).toMatchObject({ k: 1, n: 2 });
});

test('a mean of surveys is told with its interval, and without a start to compare to', async () => {
	const survey = Array.from({ length: 25 }, (_, index) => ({
		survey_id: `s${index}`,
		instrument: 'satisfaction',
		returned_on: '2025-02-03',
		items: { item_1: index % 2 === 0 ? 5 : 4 }
	}));
	const db = await warehouseWith({ survey }, asOf);
	const figure = await ask(db, 'satisfaction_mean');
	// 13 surveys of 5 and 12 of 4: 113 / 25 = 4.52.
	expect(released(figure)).toMatchObject({ n: 25, value: 4.52, method: 'mean, t 95%' });
	expect(released(figure).baseline).toBeUndefined();
	expect(figure.sentence).toMatch(
		/^Satisfaction: 4\.5 on average \(4\.3 to 4\.7\) for 25 surveys\.$/
	);
});
