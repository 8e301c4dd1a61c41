import type { DuckDBConnection } from '@duckdb/node-api';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

type Value = string | number | boolean | null | Record<string, number>;
/** A row of a table of the contract: what it leaves out is missing. */
export type MadeUpRow = Record<string, Value>;
export type MadeUpTables = Record<string, MadeUpRow[]>;

const defaults: Record<string, MadeUpRow> = {
	episode: { program: 'Main', level_of_care: 'IOP' },
	assessment: { items: {} },
	claim_line: { payer: 'Payer A', charge: 0 },
	remit_line: { payer: 'Payer A' }
};

function sqlValue(value: Value): string {
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
	if (typeof value === 'string') return literal(value);
	const entries = Object.entries(value).map(([key, item]) => `${literal(key)}: ${item}::double`);
	return `map {${entries.join(', ')}}${entries.length ? '' : '::map(varchar, double)'}`;
}

function insertRow(table: string, given: MadeUpRow): string {
	const row = { ...defaults[table], ...given };
	if (table === 'episode') row.person_id ??= row.episode_id ?? null;
	const columns = Object.keys(row).map(identifier).join(', ');
	const values = Object.values(row).map(sqlValue).join(', ');
	const { sql } = readSqlFile('warehouse/insert_row.sql');
	return fillSql(sql, { table: identifier(table), columns, values });
}

/**
 * Inserts made-up rows into the contract's tables in `db`. A stay is in program Main of level IOP, and its person is
 * its own id, unless the row says otherwise. Throws QueryFailed for rows that the tables do not take.
 */
export async function insertMadeUp(db: DuckDBConnection, tables: MadeUpTables): Promise<void> {
	const rows = Object.entries(tables).flatMap(([table, given]) =>
		given.map((row) => insertRow(table, row))
	);
	if (rows.length > 0) await runStatements(db, 'made-up rows', rows.join('\n'));
}
