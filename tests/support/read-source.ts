import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { openSource } from '#lib/server/intake/source-file.ts';
import { openTables } from '#lib/server/intake/open-tables.ts';
import type { GivenForm } from '#lib/server/intake/formats/table.ts';
import type { Reject } from '#lib/server/intake/receipt.ts';
import { identifier } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

/** One table as it was read: its rows cell by cell, '' for an empty cell, and the line of each. */
export type ReadTable = {
	name: string;
	headers: string[];
	notes: string[];
	rows: string[][];
	lines: number[];
	rejects: Reject[];
};

const rowSchema = z.object({
	line: z.number(),
	cells: z.array(z.string())
});

/** Reads every table of a file as the intake does, before anything is mapped. */
export async function readSource(path: string, given: GivenForm = {}): Promise<ReadTable[]> {
	const instance = await DuckDBInstance.create(':memory:');
	const db = await instance.connect();
	try {
		const read: ReadTable[] = [];
		for (const table of await openTables(db, await openSource(path), given)) {
			const rows = await table.readRows();
			const cells = table.headers.map((header) => `coalesce(${identifier(header)}, '')`);
			const sql = `select _line::integer as line, [${cells.join(', ')}] as cells from ${rows.relation} order by _record`;
			const query = { name: 'read-source', sql, row: rowSchema };
			const found = await runQuery(db, query).finally(rows.close);
			const { name, headers, notes } = table;
			const { rejects } = rows;
			const lines = found.map((row) => row.line);
			read.push({ name, headers, notes, rows: found.map((row) => row.cells), lines, rejects });
		}
		return read;
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}
