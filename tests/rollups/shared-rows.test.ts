import type { DuckDBConnection } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import type { Measure } from '#lib/measures/measure.ts';
import { rollupOf } from '#lib/server/rollups/rollups.ts';
import { shareRows } from '#lib/server/rollups/shared-rows.ts';
import { catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { rollUp, told } from './rolled-up.ts';

const three = () =>
	warehouseWith(
		{
			episode: [
				{ episode_id: 'e1', program: 'North', ...stay('2025-01-02', '2025-03-02', 'completed') },
				{ episode_id: 'e2', program: 'South', ...stay('2025-01-03', '2025-03-20', 'left_early') },
				{ episode_id: 'e3', program: 'West', ...stay('2025-01-04', '2025-04-04', 'unknown') }
			]
		},
		'2025-06-30'
	);
const stay = (admitted_on: string, discharged_on: string, discharge_reason: string) => ({
	...{ level_of_care: 'IOP', admitted_on, discharged_on, discharge_reason }
});

const rowsIn = async (db: DuckDBConnection, sql: string) =>
	(await db.runAndReadAll(sql)).getRowsJson();
const idsOf = async (db: DuckDBConnection, measures: Measure[]) =>
	(await shareRows(db, measures)).map((shared) => shared.measures.map(({ id }) => id));
const completion = catalogue.get('completion');

test('measures of the same rows are read together, those of another date, scale or axis are not', async () => {
	const ids = [
		'completion',
		'retention_day_30',
		'phq_9_remission',
		'gad_7_remission',
		'unplanned_exit',
		'phq_9_mean_change',
		'length_of_stay'
	];
	const measures = ids.map((id) => catalogue.get(id));
	expect(await idsOf(await three(), measures)).toEqual([
		['completion', 'unplanned_exit'],
		['retention_day_30'],
		['phq_9_remission', 'phq_9_mean_change'],
		['gad_7_remission'],
		['length_of_stay']
	]);
});

test('a measure that leaves rows out, gives rows of its own or is a clinic’s own is read alone', async () => {
	const others = [
		{ ...completion, id: 'north', sql: `${completion.sql} and track = 'MH'` },
		{ ...completion, id: 'own', isOwn: true },
		{ ...completion, id: 'twice', sql: completion.sql.replace('select', 'select distinct') },
		{
			...completion,
			id: 'many',
			sql: completion.sql.replace('is_discharged as', 'unnest([is_discharged]) as')
		},
		{ ...completion, id: 'same', sql: completion.sql.replaceAll('\n', '\n\n') }
	];
	const together = (await idsOf(await three(), [completion, ...others])).filter(
		({ length }) => length > 1
	);
	expect(together).toEqual([['completion', 'same']]);
});

test('of three stays, each measure counts its own steps and successes in the rows they share', async () => {
	const db = await three();
	const context = await rollUp(db, [completion, catalogue.get('unplanned_exit')]);
	const number = context.rollups.get('completion')?.number;
	expect(
		await rowsIn(
			db,
			`select dimension, "value", month, depth, n, k from rolled.proportion
			where measure = ${number} and dimension in ('', 'program') order by all`
		)
	).toEqual([
		['', '', '2025-03-01', 2, 2, 1],
		['', '', '2025-04-01', 1, 1, 0],
		['program', 'North', '2025-03-01', 2, 1, 1],
		['program', 'South', '2025-03-01', 2, 1, 0],
		['program', 'West', '2025-04-01', 1, 1, 0]
	]);
	const asked = { measure: 'unplanned_exit', where: {}, audience: 'inside' } as const;
	expect(await told(db, asked, context)).toBe(await told(db, asked));
});

test('a measure that cannot be asked is left to its rows, and those it would share them with are rolled up', async () => {
	const db = await three();
	const sql = completion.sql.replace("discharge_reason = 'completed'", "error('no') is null");
	const broken = { ...completion, id: 'broken', sql };
	expect(await idsOf(db, [completion, broken])).toEqual([['completion', 'broken']]);
	const { rollups } = await rollUp(db, [completion, broken]);
	expect(rollupOf(rollups, broken)).toBeUndefined();
	expect(rollupOf(rollups, completion)).toMatchObject({
		isAdditive: true,
		firstOn: '2025-03-02',
		lastOn: '2025-04-04'
	});
});
