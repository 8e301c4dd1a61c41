import type { DuckDBConnection } from '@duckdb/node-api';
import { compileScores } from '#lib/instruments/compile-scores.ts';
import type { Registry } from '#lib/instruments/instrument.ts';
import type { Settings } from '#lib/server/settings.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { createContractTables, readContract } from '#lib/server/warehouse/contract.ts';
import { deriveTables } from '#lib/server/warehouse/derive.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
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
	return `insert into ${identifier(table)} (${columns}) values (${values});`;
}

async function fill(db: DuckDBConnection, tables: MadeUpTables): Promise<void> {
	await createContractTables(db);
	const provenance = readSqlFile('warehouse/add_provenance.sql').sql;
	for (const table of (await readContract()).keys())
		await runStatements(db, table, fillSql(provenance, { table: identifier(table) }));
	const rows = Object.entries(tables).flatMap(([table, given]) =>
		given.map((row) => insertRow(table, row))
	);
	if (rows.length > 0) await runStatements(db, 'made-up rows', rows.join('\n'));
}

/** A database of made-up rows, to be closed. */
export type MadeUpWarehouse = { db: DuckDBConnection; close: () => void };

/** By what made-up rows are derived: the day they were exported, settings and instruments. */
export type MadeUpOptions = { asOf: string | null; settings: Settings; registry: Registry };

/**
 * A DuckDB in memory that holds made-up rows of the contract's tables, derived as a snapshot is. A stay is in program
 * Main of level IOP, and its person is its own id, unless the row says otherwise. Throws QueryFailed for rows that
 * the tables do not take.
 */
export async function madeUpWarehouse(
	tables: MadeUpTables,
	{ asOf, settings, registry }: MadeUpOptions
): Promise<MadeUpWarehouse> {
	const instance = await openInMemory();
	const db = await instance.connect();
	const close = () => {
		db.closeSync();
		instance.closeSync();
	};
	try {
		await fill(db, tables);
		// As for a snapshot: only the instruments that are used.
		const used = new Set((tables.assessment ?? []).map(({ instrument }) => instrument));
		const scores = compileScores(registry.filter(({ id }) => used.has(id)));
		const snapshot = { snapshot: '1', loadedOn: '2100-01-01', definitions: 'made up' };
		await deriveTables(db, { settings, asOf, scores, ...snapshot });
	} catch (error) {
		close();
		throw error;
	}
	return { db, close };
}
