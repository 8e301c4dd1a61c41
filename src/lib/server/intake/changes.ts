import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { acceptedName } from '#lib/server/intake/accept.ts';
import { tableOf } from '#lib/server/intake/load.ts';
import type { FilePart, Load } from '#lib/server/intake/load.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { moveDurably } from '#lib/server/warehouse/durable.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

const countSchema = z.object({ file: z.number(), column: z.string(), rows: z.number() });

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

/** The names of the columns whose bit is set in `_changed`, as a SQL list. */
function changedColumns(table: Table): string {
	const names = table.columns.map(({ name }) => literal(name)).join(', ');
	return `list_filter([${names}], lambda name, place: (_changed >> (place - 1)) & 1 = 1)`;
}

/** In how many rows of each file, by its number in the batch, a column replaces what the lake had. */
export function countChanges(db: DuckDBConnection, table: Table) {
	const fragments = { accepted: acceptedName(table), columns: changedColumns(table) };
	const text = sql('count_changes', fragments);
	return runQuery(db, { name: 'intake/count_changes', sql: text, row: countSchema });
}

// The key is what the lake knows a row by: codes and days, already let in by the gate.
const keyParts = (table: Table): string =>
	[
		...table.key.map(
			(name) => `${literal(`${name}=`)} || nullif(${identifier(name)}::varchar, '')`
		),
		...(table.repeats ? [`case when _nth > 1 then 'number ' || _nth end`] : [])
	].join(', ');

function listOf(table: Table, parts: FilePart[]): string {
	const names = parts.map(({ receipt }) => literal(receipt.file)).join(', ');
	return sql('list_changes', {
		file: `[${names}][_file + 1]`,
		table: literal(table.table),
		key: keyParts(table),
		columns: changedColumns(table),
		accepted: acceptedName(table)
	});
}

/** Where the list of the rows that a load changed lies: there only where it changed any. */
export const changesPath = (folder: DataFolder, batch: string): string =>
	join(folder.receipts, `${batch}.changes.csv`);

/**
 * Keeps beside the lake, as `<batch>.changes.csv`, every row of a load that took the place of an earlier version:
 * file, table, line, key, and which columns changed. DuckDB writes it, so that it may be longer than memory.
 */
export async function writeChanges(
	{ db, folder, contract }: Load,
	parts: FilePart[],
	batch: string
): Promise<void> {
	const tables = [...contract.values()].filter((table) =>
		parts.some((part) => tableOf(part) === table && part.receipt.changed > 0)
	);
	if (tables.length === 0) return;
	const draft = join(folder.staging, `${batch}.changes.csv`);
	const changed = tables.map((table) => listOf(table, parts)).join('\nunion all\n');
	const text = sql('write_changes', { changed, path: literal(draft) });
	await runStatements(db, 'intake/write_changes', text);
	await moveDurably(draft, changesPath(folder, batch));
}
