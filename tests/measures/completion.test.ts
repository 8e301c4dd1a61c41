import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, percents, released } from './ask.ts';
import { asOfA, episodesA } from './episodes-a.ts';

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith({ episode: episodesA }, asOfA);
});

describe('five definitions of completion on the same fourteen stays', () => {
	test.each([
		['completion', '4/11 36.4 15.2-64.6'],
		['completion_or_transfer', '5/11 45.5 21.3-72.0'],
		['completion_internal', '4/8 50.0 21.5-78.5'],
		['completion_vs_left_early', '4/7 57.1 25.0-84.2'],
		['unplanned_exit', '4/11 36.4 15.2-64.6']
	])('%s is %s', async (measure, expected) => {
		expect(percents(released(await ask(db, measure)))).toBe(expected);
	});
});

test('trap 2: people still here are in no completion rate', async () => {
	const figure = await ask(db, 'completion');
	expect(figure.ledger.map(({ n }) => n)).toEqual([11, 11]);
});

test('trap 1: a discharge after as_of is not known yet, so the person is still here', async () => {
	const early = await warehouseWith({ episode: episodesA }, '2025-05-31');
	expect((await ask(early, 'completion')).ledger[0]?.n).toBe(9);
	expect(released(await ask(early, 'completion'))).toMatchObject({ k: 3, n: 9 });
});

test('trap 40: a stay over three months is in the month it ended in, once', async () => {
	const figure = await ask(db, 'completion', { by: 'month' });
	const counts = figure.series.map(({ by, value }) => [
		by.month,
		value.state === 'released' ? value.n : value.state
	]);
	expect(counts).toEqual([
		['2025-01', 1],
		['2025-02', 2],
		['2025-03', 4],
		['2025-04', 2],
		['2025-05', 'none'],
		['2025-06', 2]
	]);
});

test('a discharge without a reason is outside the rate and inside the bounds', async () => {
	const missing = await warehouseWith(
		{
			episode: episodesA.map((row) => ({
				...row,
				discharge_reason: row.episode_id === 'A13' ? null : row.discharge_reason
			}))
		},
		asOfA
	);
	const figure = await ask(missing, 'completion');
	expect(released(figure)).toMatchObject({ k: 4, n: 10 });
	expect(figure.bounds).toEqual({ lo: 4 / 11, hi: 5 / 11 });
	expect(figure.sentence).toBe(
		'Completion: 4 of 10 people (completed treatment). Of 11 people discharged in the period, 1 was without a known reason; with them, between 4 and 5 of 11.'
	);
});

test('discharge reasons are shown in one order and add up to everyone who left', async () => {
	const { series, value } = await ask(db, 'discharge_reasons');
	expect(value).toMatchObject({ state: 'released', n: 11 });
	expect(
		series.map(({ by, value: cell }) => [by.category, cell.state === 'released' ? cell.k : null])
	).toEqual([
		['completed', 4],
		['transferred', 1],
		['left_early', 3],
		['terminated', 1],
		['incarcerated', 1],
		['died', 1],
		['other', 0],
		['unknown', 0]
	]);
});
