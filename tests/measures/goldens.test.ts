import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import type { Row } from '../support/warehouse-with.ts';
import { ask, catalogue, percents, released } from './ask.ts';
import { asOfA, episodesA } from './episodes-a.ts';

describe('the fourteen stays', () => {
	let db: DuckDBConnection;
	beforeAll(async () => {
		db = await warehouseWith({ episode: episodesA }, asOfA);
	});

	const daysOf = async (measure: string, column: string) => {
		const rows = await runQuery(db, {
			name: measure,
			sql: `select episode_id, ${column}::integer as days from (${catalogue.get(measure).sql})`,
			row: z.object({ episode_id: z.string(), days: z.number().nullable() })
		});
		return Object.fromEntries(rows.map(({ episode_id, days }) => [episode_id, days]));
	};

	test('are observed for as many days as the worked table says', async () => {
		expect(await daysOf('retention_curve', '"time"')).toEqual({
			A1: 56,
			A2: 4,
			A3: 28,
			A4: 63,
			A5: 0,
			A6: 30,
			A7: 70,
			A8: 17,
			A9: 84,
			A10: 84,
			A11: 24,
			A12: 14,
			A13: 9,
			A14: 42
		});
	});

	test('with the floor of one day of the national file the mean would be 35.0909, not 35', async () => {
		const days = Object.values(await daysOf('length_of_stay', 'days')).filter(
			(each) => each !== null
		);
		const floored = days.map((each) => Math.max(1, each));
		expect(floored.reduce((sum, each) => sum + each, 0) / floored.length).toBeCloseTo(35.0909, 4);
		expect(released(await ask(db, 'length_of_stay')).spread?.mean).toBe(35);
	});

	test('have a median stay of 30 days, with those still here', async () => {
		const cell = released(await ask(db, 'length_of_stay_km'));
		expect(cell).toMatchObject({ k: 11, n: 14, value: 30 });
	});

	test('leave unplanned with an interval around the share of every day', async () => {
		const { series, value } = await ask(db, 'unplanned_exit_curve');
		const cells = series.flatMap(({ value: cell }) => (cell.state === 'released' ? [cell] : []));
		expect(cells).toHaveLength(13);
		for (const { value: share, lo = NaN, hi = NaN } of cells) {
			expect(lo).toBeLessThan(share ?? NaN);
			expect(hi).toBeGreaterThan(share ?? NaN);
		}
		expect(value).toMatchObject({ value: cells.at(-1)?.value, lo: cells.at(-1)?.lo });
	});
});

describe('engagement of four people by the days they came on', () => {
	const came: Record<string, number[]> = {
		'20 and 41': [0, 6, 20, 41],
		'20 and 40': [0, 6, 20, 40],
		'20 and 36': [0, 6, 20, 36],
		'first on 15': [0, 15, 16, 17]
	};
	const attended = (episode_id: string, service_day: number): Row => ({
		episode_id,
		service_day,
		status: 'attended'
	});
	let db: DuckDBConnection;
	beforeAll(async () => {
		db = await warehouseWith(
			{
				episode: Object.keys(came).map((id) => ({
					episode_id: id,
					program: id,
					admitted_on: '2025-01-06'
				})),
				attendance: Object.entries(came).flatMap(([id, days]) =>
					days.map((day) => attended(id, day))
				)
			},
			'2025-06-30'
		);
	});

	test.each([
		['engagement_34_day', ['20 and 36', '20 and 40']],
		['engagement_30_day', ['20 and 36']]
	])('%s', async (measure, engaged) => {
		const { series } = await ask(db, measure, { by: 'program' });
		const told = series.flatMap(({ by, value }) =>
			value.state === 'released' && value.k === 1 ? [by.program] : []
		);
		expect(told).toEqual(engaged);
	});
});

test('ten sessions attended of thirteen expected, and three weeks of four with nine hours', async () => {
	const days = (from: number, count: number, status: string): Row[] =>
		Array.from({ length: count }, (_, index) => ({
			episode_id: 'e1',
			service_day: from + index,
			status
		}));
	const episode = { episode_id: 'e1', level_of_care: 'IOP', admitted_on: '2025-01-06' };
	const sessions = await warehouseWith(
		{
			episode: [episode],
			attendance: [
				...days(0, 10, 'attended'),
				...days(10, 2, 'no_show'),
				...days(12, 1, 'late_cancel'),
				...days(13, 2, 'program_cancel')
			]
		},
		'2025-06-30'
	);
	expect(percents(released(await ask(sessions, 'attendance_rate')))).toMatch(/^10\/13 76\.9 /);
	const hours = [12, 9, 8.5, 15];
	const weeks = await warehouseWith(
		{
			episode: [{ ...episode, discharged_on: '2025-02-02' }],
			attendance: hours.map((each, week) => ({
				episode_id: 'e1',
				service_day: 7 * week,
				status: 'attended',
				attended_minutes: 60 * each
			}))
		},
		'2025-06-30'
	);
	expect(percents(released(await ask(weeks, 'intensity_fidelity')))).toMatch(/^3\/4 75\.0 /);
});

describe('the class of each reason code', () => {
	const classes: [string, string][] = [
		['authorization', '15 197 198 243'],
		['medical_necessity', '50 55 56 58 150 151 152 167 186'],
		['eligibility', '22 26 27 31 32 33 109 177 200'],
		['benefit', '35 96 119 204'],
		['timely_filing', '29 138 164'],
		['documentation', '16 163 226 227 250 251 252 A1'],
		['coding', '4 5 6 9 10 11 97 125 146 181 182 199 234 236'],
		['provider', '170 208 242 B7 B15'],
		['duplicate', '18'],
		['not_denial', '1 2 3 23 24 45 59 66 85 94 101 102 104 105 131 144 187 209 237 253 P*']
	];
	let found: Map<string, [string, boolean]>;
	beforeAll(async () => {
		const rows = await runQuery(await warehouseWith({}), {
			name: 'classes',
			sql: 'select carc, class, is_denial from carc_class',
			row: z.object({ carc: z.string(), class: z.string(), is_denial: z.boolean() })
		});
		found = new Map(rows.map((row) => [row.carc, [row.class, row.is_denial]]));
	});

	test.each(classes)('%s: %s', (name, codes) => {
		const isDenial = name !== 'duplicate' && name !== 'not_denial';
		for (const carc of codes.split(' '))
			expect([carc, ...(found.get(carc) ?? [])]).toEqual([carc, name, isDenial]);
	});
});

test('nine pairs have a mean change and no effect size', async () => {
	const people = Array.from({ length: 9 }, (_, index) => index);
	const db = await warehouseWith({
		episode: people.map((index) => ({
			episode_id: `e${index}`,
			admitted_on: '2025-01-02',
			discharged_on: '2025-02-28'
		})),
		assessment: people.flatMap((index) => [
			{
				episode_id: `e${index}`,
				instrument: 'phq-9',
				assessed_on: '2025-01-02',
				total: 10 + index
			},
			{
				episode_id: `e${index}`,
				instrument: 'phq-9',
				assessed_on: '2025-02-27',
				total: 5 + (index % 3)
			}
		])
	});
	const cell = released(await ask(db, 'phq_9_mean_change'));
	expect(cell).toMatchObject({ n: 9, value: 8 });
	expect(cell.effect).toBeUndefined();
});
