import type { DuckDBConnection } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { nowhere } from '#lib/measures/axis-counts.ts';
import type { Question } from '#lib/measures/figure.ts';
import { countSlice } from '#lib/server/rollups/count-slice.ts';
import { holdSlices } from '#lib/server/rollups/held-slices.ts';
import { countRolledUp } from '#lib/server/rollups/rollups.ts';
import type { Slice } from '#lib/server/rollups/slice.ts';
import { catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { rollUp } from './rolled-up.ts';

const measure = catalogue.get('completion');
const january = 12 * 2025;

/** Two in January in North, one of them completed; three in February in South, two completed; one without a date. */
const slice: Slice = {
	starts: Int32Array.of(0, 2, 3, 4),
	word: { values: ['North', 'South'], codes: Int32Array.of(0, 1, 0) },
	month: Int32Array.of(january, january + 1, -1),
	depth: Int32Array.of(2, 2, 2),
	deepest: 2,
	rows: {
		at: { values: [null], codes: new Int32Array(4) },
		counts: new Map([
			['n', Int32Array.of(1, 1, 3, 1)],
			['k', Int32Array.of(1, 0, 2, 1)]
		]),
		sums: new Map()
	},
	bytes: 100
};

const counted = (asked: Partial<Question>, each?: string) =>
	countSlice(slice, {
		measure,
		question: { measure: 'completion', where: {}, audience: 'inside', ...asked },
		...(each !== undefined && { each })
	}).map(({ each: of, bucket, isDated, n, k }) => [of, bucket, isDated, n, k]);

test('rows of a slice add up by month, and those without a date are apart', () => {
	expect(counted({ by: 'month' })).toEqual([
		['', '2025-01', true, 2, 1],
		['', '2025-02', true, 3, 2],
		['', null, false, 1, 1]
	]);
	expect(counted({ by: 'quarter' })).toEqual([
		['', '2025-Q1', true, 5, 3],
		['', null, false, 1, 1]
	]);
	expect(counted({})).toEqual([['', '', true, 6, 4]]);
});

test('a period leaves out other months and keeps what has no date for the ledger', () => {
	expect(counted({ from: '2025-02-01', to: '2025-02-28', by: 'program' })).toEqual([
		['', 'South', true, 3, 2],
		['', 'North', false, 1, 1]
	]);
});

test('a filter leaves out other words, and an empty one all', () => {
	expect(counted({ by: 'year', where: { program: ['South', 'Nowhere'] } })).toEqual([
		['', '2025', true, 3, 2]
	]);
	expect(counted({ where: { program: [] } })).toEqual([]);
});

test('each word is counted apart where each is asked for', () => {
	expect(counted({ from: '2025-01-01', by: 'year' }, 'program')).toEqual([
		['North', '2025', true, 2, 1],
		['South', '2025', true, 3, 2],
		['North', null, false, 1, 1]
	]);
});

/** Two of 5 days and one of 9 in January, one of 5 in February, and one without a length in January. */
const lengths: Slice = {
	starts: Int32Array.of(0, 1, 3, 4),
	word: { values: ['North'], codes: new Int32Array(3) },
	month: Int32Array.of(january, january, january + 1),
	depth: Int32Array.of(1, 2, 2),
	deepest: 2,
	rows: {
		along: {
			at: Float64Array.of(nowhere, 5, 9, 5),
			n: Int32Array.of(1, 2, 1, 1),
			k: new Int32Array(4),
			competing: new Int32Array(4),
			from: 0,
			to: 4
		}
	},
	bytes: 100
};

test('lengths of a stretch are counted together, those of several months place by place', () => {
	const stays = catalogue.get('length_of_stay');
	expect(Object.keys(stays.ledger)).toHaveLength(2);
	const counted = (by?: string) =>
		countSlice(lengths, {
			measure: stays,
			question: { measure: 'length_of_stay', by, where: {}, audience: 'inside' }
		}).map(({ bucket, depth, n, units, at, along: of }) => [
			...[bucket, depth, n, units, at],
			of && Array.from(of.at.subarray(of.from, of.to), (place, row) => [place, of.n[of.from + row]])
		]);
	expect(counted('month')).toEqual([
		['2025-01', 1, 1, 1, null, undefined],
		[
			...['2025-01', 2, 3, 3, null],
			[
				[5, 2],
				[9, 1]
			]
		],
		['2025-02', 2, 1, 1, null, [[5, 1]]]
	]);
	expect(counted()[1]).toEqual([
		...['', 2, 4, 4, null],
		[
			[5, 3],
			[9, 1]
		]
	]);
});

test('the slices asked for last are held, as far as there is room', async () => {
	const reads: string[] = [];
	const slices = holdSlices(250);
	const get = (name: string) =>
		slices.get(name, () => {
			reads.push(name);
			return Promise.resolve(slice);
		});
	for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await get(name);
	expect(reads).toEqual(['a', 'b', 'c', 'b']);
});

test('a slice that could not be read is read again', async () => {
	const slices = holdSlices(250);
	await expect(slices.get('a', () => Promise.reject(new Error('stopped')))).rejects.toThrow();
	expect(await slices.get('a', () => Promise.resolve(slice))).toBe(slice);
});

/** How many queries `work` asks of the connection. */
async function queriesIn(db: DuckDBConnection, work: () => Promise<unknown>): Promise<number> {
	const ask = db.run.bind(db);
	let asked = 0;
	db.run = (...given) => {
		asked++;
		return ask(...given);
	};
	await work();
	db.run = ask;
	return asked;
}

test('questions about one dimension are answered by one reading of it, and those of another file by none of it', async () => {
	const stay = { level_of_care: 'IOP', discharge_reason: 'completed' };
	const dates = { admitted_on: '2025-01-02', discharged_on: '2025-03-02' };
	const episode = [{ episode_id: 'e1', program: 'North', ...stay, ...dates }];
	const db = await warehouseWith({ episode }, '2025-06-30');
	const { rollups } = await rollUp(db, [measure]);
	const ask = (question: Partial<Question>, from = rollups) =>
		countRolledUp(db, from, {
			measure,
			question: { measure: 'completion', where: {}, audience: 'inside', ...question }
		});
	expect(await queriesIn(db, () => ask({ by: 'program' }))).toBeGreaterThan(0);
	expect(await queriesIn(db, () => ask({ by: 'year', where: { program: ['North'] } }))).toBe(0);
	expect(await queriesIn(db, () => ask({ by: 'program', to: '2025-01-31' }))).toBe(0);
	expect(await queriesIn(db, () => ask({ by: 'month' }))).toBe(1);
	expect(await queriesIn(db, () => ask({ by: 'program' }, new Map(rollups)))).toBeGreaterThan(0);
});
