import type { DuckDBConnection } from '@duckdb/node-api';
import { compileScores } from '#lib/instruments/compile-scores.ts';
import type { Registry } from '#lib/instruments/instrument.ts';
import type { Settings } from '#lib/server/settings.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { createContractTables, readContract } from '#lib/server/warehouse/contract.ts';
import { deriveTables } from '#lib/server/warehouse/derive.ts';
import { insertMadeUp } from '#lib/server/warehouse/made-up-rows.ts';
import type { MadeUpTables } from '#lib/server/warehouse/made-up-rows.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

async function fill(db: DuckDBConnection, tables: MadeUpTables): Promise<void> {
	await createContractTables(db);
	const provenance = readSqlFile('warehouse/add_provenance.sql').sql;
	for (const table of (await readContract()).keys())
		await runStatements(db, table, fillSql(provenance, { table: identifier(table) }));
	await insertMadeUp(db, tables);
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
