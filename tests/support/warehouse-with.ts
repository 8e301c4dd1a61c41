import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRegistry } from '#lib/server/instruments.ts';
import { compileScores } from '#lib/instruments/compile-scores.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Settings } from '#lib/server/settings.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { createContractTables, readContract } from '#lib/server/warehouse/contract.ts';
import { deriveTables } from '#lib/server/warehouse/derive.ts';

type Value = string | number | boolean | null | Record<string, number>;
export type Row = Record<string, Value>;

const defaults: Record<string, Row> = {
	episode: { program: 'Main', level_of_care: 'IOP' },
	assessment: { items: {} },
	claim_line: { payer: 'Payer A', charge: 0 },
	remit_line: { payer: 'Payer A' }
};

const addProvenance = readSqlFile('warehouse/add_provenance.sql').sql;

function sqlValue(value: Value): string {
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`;
	if (typeof value === 'string') return literal(value);
	const entries = Object.entries(value).map(([key, item]) => `${literal(key)}: ${item}::double`);
	return `map {${entries.join(', ')}}${entries.length ? '' : '::map(varchar, double)'}`;
}

function settingsWith(given: Record<string, number>): Settings {
	const settings = readSettings();
	for (const [name, value] of Object.entries(given))
		settings[name] = { about: settings[name]?.about ?? '', value };
	return settings;
}

/**
 * A fresh DuckDB in memory holding the given rows of the contract's tables, derived as a snapshot is.
 * Rows are objects by column; what a row leaves out is missing (an episode's person is its own id, and where a row
 * came from is not known unless it says so in `_batch`, `_file` and `_line`). Settings are ours, but for those given.
 */
export async function warehouseWith(
	tables: Record<string, Row[]>,
	asOf: string | null = null,
	settings: Record<string, number> = {}
): Promise<DuckDBConnection> {
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	await createContractTables(db);
	for (const table of (await readContract()).keys())
		await db.run(fillSql(addProvenance, { table: identifier(table) }));
	for (const [table, rows] of Object.entries(tables))
		for (const given of rows) {
			const row = { ...defaults[table], ...given };
			if (table === 'episode') row.person_id ??= row.episode_id ?? null;
			const columns = Object.keys(row).map(identifier).join(', ');
			const values = Object.values(row).map(sqlValue).join(', ');
			await db.run(`insert into ${identifier(table)} (${columns}) values (${values})`);
		}
	// As for a snapshot: only the instruments that are used.
	const used = new Set((tables.assessment ?? []).map(({ instrument }) => instrument));
	await deriveTables(db, {
		settings: settingsWith(settings),
		snapshot: '1',
		loadedOn: '2100-01-01',
		asOf,
		definitions: 'test',
		scores: compileScores(readRegistry().filter(({ id }) => used.has(id)))
	});
	return db;
}
