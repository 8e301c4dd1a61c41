import { expect, test } from 'vitest';
import { z } from 'zod';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

const pairSchema = z.object({
	baseline_value: z.number(),
	baseline_day: z.number(),
	last_value: z.number().nullable(),
	last_day: z.number().nullable(),
	is_recent: z.boolean()
});
const columns = Object.keys(pairSchema.shape).join(', ');

type Episode = { discharged_day?: number; admitted_on?: string; discharged_on?: string };
type Record = { day?: number; on?: string; total: number; edition?: string };

async function pairOf(records: Record[], episode: Episode = {}) {
	const db = await warehouseWith({
		episode: [
			{ episode_id: 'e1', ...(episode.admitted_on ? {} : { admit_year: 2025 }), ...episode }
		],
		assessment: records.map(({ day, on, total, edition }) => ({
			episode_id: 'e1',
			instrument: 'gad-7',
			assessed_day: day ?? null,
			assessed_on: on ?? null,
			edition: edition ?? null,
			total
		}))
	});
	const sql = `select ${columns} from score_pair where scale = 'total'`;
	const [pair, ...others] = await runQuery(db, { name: 'pair', sql, row: pairSchema });
	expect(others).toEqual([]);
	return pair;
}

const at = (day: number, total: number, edition?: string): Record =>
	edition === undefined ? { day, total } : { day, total, edition };

test.each([
	[-15, undefined],
	[-14, 15],
	[7, 15],
	[8, undefined]
])('a first score %d days from admission is a baseline: %s', async (day, baseline) => {
	expect((await pairOf([at(day, 15)]))?.baseline_value).toBe(baseline);
});

test('the baseline is the first valid score of the window', async () => {
	const pair = await pairOf([at(-20, 21), at(-3, 99), at(0, 14), at(5, 9)]);
	expect(pair).toMatchObject({ baseline_value: 14, baseline_day: 0 });
});

test.each([
	[6, null],
	[7, 8]
])('a score %d days after the baseline gives the last score %s', async (later, last) => {
	const pair = await pairOf([at(3, 15), at(3 + later, 8)]);
	expect(pair).toMatchObject({ baseline_value: 15, last_value: last });
});

test.each([
	[37, 8],
	[38, 12]
])('a score on day %d of a stay of 30 days: the last score is %d', async (day, last) => {
	const pair = await pairOf([at(0, 15), at(20, 12), at(day, 8)], { discharged_day: 30 });
	expect(pair?.last_value).toBe(last);
});

test.each([
	[15, false],
	[16, true],
	[37, true]
])('of a stay of 30 days, a last score on day %d is recent: %s', async (day, isRecent) => {
	const pair = await pairOf([at(0, 15), at(day, 8)], { discharged_day: 30 });
	expect(pair).toMatchObject({ last_day: day, is_recent: isRecent });
});

test('those still here have a last score at any time, and none is recent', async () => {
	const pair = await pairOf([at(0, 15), at(200, 8)]);
	expect(pair).toMatchObject({ last_value: 8, last_day: 200, is_recent: false });
});

test('nobody scored again: a baseline without a last score, not recent', async () => {
	const pair = await pairOf([at(0, 15)], { discharged_day: 10 });
	expect(pair).toMatchObject({ baseline_value: 15, last_value: null, is_recent: false });
});

test('dates and day numbers give the same pair', async () => {
	const dated = await pairOf(
		[
			{ on: '2025-01-01', total: 15 },
			{ on: '2025-02-06', total: 8 }
		],
		{ admitted_on: '2025-01-02', discharged_on: '2025-02-01' }
	);
	const relative = await pairOf([at(-1, 15), at(35, 8)], { discharged_day: 30 });
	expect(dated).toEqual(relative);
	expect(dated).toMatchObject({ baseline_day: -1, last_day: 35, is_recent: true });
});

test('where only the year of discharge is known, a later score still counts but is not called recent', async () => {
	const pair = await pairOf([at(0, 15), at(90, 8)], { discharge_year: 2025 } as Episode);
	expect(pair).toMatchObject({ last_value: 8, is_recent: false });
});

test('trap 39: of two records on one day only one counts, whatever their order', async () => {
	const records = [at(0, 15, 'a'), at(0, 12, 'b'), at(30, 6, 'a'), at(30, 9, 'b')];
	const pair = await pairOf(records);
	expect(pair).toMatchObject({ baseline_value: 12, last_value: 9 });
	expect(await pairOf([...records].reverse())).toEqual(pair);
});

test('trap 39: of two records on one day the one loaded last counts', async () => {
	const db = await warehouseWith({
		episode: [{ episode_id: 'e1', admit_year: 2025 }],
		assessment: [15, 12, 18].map((total) => ({
			episode_id: 'e1',
			instrument: 'gad-7',
			assessed_day: 0,
			total
		}))
	});
	await runStatements(
		db,
		'load order',
		`drop table score_pair;
		drop view counted_score;
		drop table replaced_score;
		update score set _batch = case value when 12 then 2 else 1 end, _file = 1, _line = value`
	);
	for (const name of ['35_replaced_score', '36_counted_score', '40_score_pair'])
		await runStatements(db, name, readSqlFile(`derive/${name}.sql`).sql);
	const asked = 'select baseline_value from score_pair';
	const row = z.object({ baseline_value: z.number() });
	expect(await runQuery(db, { name: 'pair', sql: asked, row })).toEqual([{ baseline_value: 12 }]);
});
