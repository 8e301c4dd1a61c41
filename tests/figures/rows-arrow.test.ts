import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsIn } from '#lib/server/figures/ask-rows.ts';
import type { RowValue } from '#lib/server/figures/ask-rows.ts';
import type { RowColumn } from '#lib/server/figures/row-columns.ts';
import { arrowOf } from '#lib/server/figures/rows-arrow.ts';
import type { KnownTexts } from '#lib/server/figures/row-texts.ts';
import { literal } from '#lib/server/sql-file.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { openChunks } from '#lib/server/warehouse/run-query.ts';

const head: RowColumn[] = [
	{ name: 'program', words: 'program', type: 'text' },
	{ name: 'episode_id', words: 'episode', type: 'code' },
	{ name: 'days', words: 'days', type: 'number' },
	{ name: 'success', words: 'success', type: 'boolean' }
];

/** The rows of a query by column, as DuckDB's own values and as what an Arrow reader finds in the stream. */
async function bothWays(sql: string, known: KnownTexts = new Map()) {
	const instance = await openInMemory();
	const db = await instance.connect();
	try {
		const arrow = arrowOf(head, known);
		const parts: Uint8Array[] = [];
		const plain: RowValue[][] = head.map(() => []);
		const chunks = await openChunks(db, { name: 'rows', sql }, {});
		for (let chunk = await chunks.next(); chunk; chunk = await chunks.next()) {
			arrow.take(chunk);
			parts.push(arrow.flush());
			for (const [at, column] of columnsIn(chunk).entries()) plain[at]?.push(...column);
		}
		const table = tableFromIPC(Buffer.concat([...parts, arrow.finish()]));
		const read = head.map(({ name }) => [...(table.getChild(name) ?? [])] as RowValue[]);
		const nulls = head.map(({ name }) => table.getChild(name)?.nullCount);
		return { plain, read, nulls, batches: table.batches.length };
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}

test('rows over many chunks, with empty cells in some, are in the stream as DuckDB has them', async () => {
	const { plain, read, nulls } = await bothWays(`
		select
			case when i % 7 > 0 then 'Program of the ' || (i % 5) || '. district' end as program,
			'e' || i || case when i % 3 = 0 then '-and-longer-than-twelve' else '' end as episode_id,
			case when i > 5000 and i % 2 = 0 then i / 7.0 end::double as days,
			case when i < 2048 then true when i % 2 = 0 then i % 4 = 0 end as success
		from range(9001) as r(i)`);
	expect(read).toEqual(plain);
	expect(plain[0]).toHaveLength(9001);
	expect(nulls.map((count) => count)).toEqual(
		plain.map((column) => column.filter((value) => value === null).length)
	);
});

test.each([3, 255, 256, 300])(
	'with %i texts that are known, every flush is a batch, and each row has its text',
	async (count) => {
		const texts = Array.from({ length: count }, (_, at) => `Program ${at + 1000}`);
		const { plain, read, nulls, batches } = await bothWays(
			`select
				case when i % 5 <> 2 then 'Program ' || (1000 + i % ${count}) end
					::enum(${texts.map(literal).join(', ')}) as program,
				'e' || i as episode_id,
				case when i >= 2100 then i::double end as days,
				i >= 2100 as success
			from range(6200) as r(i)`,
			new Map([['program', texts]])
		);
		expect(read).toEqual(plain);
		expect(plain[0]?.slice(0, 4)).toEqual([
			'Program 1000',
			'Program 1001',
			null,
			`Program ${1000 + (3 % count)}`
		]);
		expect(nulls).toEqual([1240, 0, 2100, 0]);
		expect(batches).toBe(4);
	}
);

test('no rows make a stream of no rows, with the names of its columns', async () => {
	const { read } = await bothWays(
		`select null::varchar, null::varchar, null::double, null::boolean where false`
	);
	expect(read).toEqual([[], [], [], []]);
});

const cell = fc.oneof(
	fc.constantFrom(
		null,
		'',
		'North',
		'exactly twelv',
		'exactlytwelv',
		'Überlingen am Bodensee',
		'東京'
	),
	fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\0', ''))
);
const row = fc.tuple(
	cell,
	cell,
	fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
	fc.option(fc.boolean())
);

const sqlOf = (value: RowValue): string =>
	typeof value === 'string' ? literal(value) : value === null ? 'null' : `${value}`;

test('whatever the cells hold, the stream holds it', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
			const values = rows.map(
				([program, code, days, success]) =>
					`(${sqlOf(program)}::varchar, ${sqlOf(code)}::varchar, ${sqlOf(days)}::double, ${sqlOf(success)}::boolean)`
			);
			const { plain, read } = await bothWays(`values ${values.join(', ')}`);
			expect(read).toEqual(plain);
		}),
		{ numRuns: 40, seed: 20261128 }
	);
});
