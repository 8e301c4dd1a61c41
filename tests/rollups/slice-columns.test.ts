import { expect, test } from 'vitest';
import {
	integerColumn,
	numberColumn,
	sortedBy,
	textColumn
} from '#lib/server/rollups/slice-columns.ts';
import type { Coded } from '#lib/server/rollups/slice-columns.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { runChunks } from '#lib/server/warehouse/run-query.ts';

const db = await (await openInMemory()).connect();
const chunksOf = (sql: string) => runChunks(db, { name: 'rows', sql }, {});
const said = <Value>({ values, codes }: Coded<Value>) => Array.from(codes, (code) => values[code]);

test('columns are read over several chunks, with what is not there', async () => {
	const rows = 5000;
	const chunks = await chunksOf(`
		select
			case when i % 3 <> 0 then i::integer end as whole,
			case when i % 5 <> 0 then (i % 7) / 2 end as number,
			case when i % 2 <> 0 then 'a category of a long name, number ' || i % 4 end as text
		from range(${rows}) as t (i)
		order by i`);
	expect(chunks.length).toBeGreaterThan(1);
	const all = Array.from({ length: rows }, (_, i) => i);
	expect([...integerColumn(chunks, 0, -1)]).toEqual(all.map((i) => (i % 3 === 0 ? -1 : i)));
	expect(said(numberColumn(chunks, 1))).toEqual(all.map((i) => (i % 5 === 0 ? null : (i % 7) / 2)));
	expect(said(textColumn(chunks, 2))).toEqual(
		all.map((i) => (i % 2 === 0 ? null : `a category of a long name, number ${i % 4}`))
	);
});

test('numbers are coded in their order, so that rows sorted by code rise', async () => {
	const chunks = await chunksOf('select unnest([14.0, 2.5, null, 7.0, 2.5])::double as "at"');
	expect(numberColumn(chunks, 0).values).toEqual([null, 2.5, 7, 14]);
});

test('rows are sorted by one column after the other, and keep their order where it is the same', () => {
	const rows = Int32Array.of(0, 1, 2, 3, 4);
	const byLength = sortedBy(rows, Int32Array.of(2, 0, 1, 0, 2));
	expect([...byLength]).toEqual([1, 3, 2, 0, 4]);
	expect([...sortedBy(byLength, Int32Array.of(1, 1, 0, 0, 0))]).toEqual([3, 2, 4, 1, 0]);
	expect([...sortedBy(new Int32Array(), new Int32Array())]).toEqual([]);
});
