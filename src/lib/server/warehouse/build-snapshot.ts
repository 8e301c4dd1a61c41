import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { compileScores } from '#lib/instruments/compile-scores.ts';
import type { Registry } from '#lib/instruments/instrument.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { sizeOf } from '#lib/server/file-stamp.ts';
import { checkInstruments } from '#lib/server/instruments.ts';
import { readSettings } from '#lib/server/settings.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { createContractTables, readContract } from '#lib/server/warehouse/contract.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { fingerprintDefinitions } from '#lib/server/warehouse/definitions.ts';
import { createSettings, derivationSteps, setVariables } from '#lib/server/warehouse/derive.ts';
import { moveDurably } from '#lib/server/warehouse/durable.ts';
import { snapshotPath } from '#lib/server/warehouse/manifest.ts';
import type { Batch, Manifest } from '#lib/server/warehouse/manifest.ts';
import { openConnections, openToWrite } from '#lib/server/warehouse/open-duckdb.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';
import { runSideBySide } from '#lib/server/warehouse/steps.ts';
import type { Step } from '#lib/server/warehouse/steps.ts';

const usedInstrument = z.object({ instrument: z.string() });
const identicalKeys = z.object({ rows: z.number(), keys: z.number() });

/** The columns that tell two rows of a table apart, as SQL. */
export const keyOf = (table: Table): string =>
	[...table.key, ...(table.repeats ? ['_nth'] : [])].map(identifier).join(', ');

/** The Parquet files of one table among the batches in force, in the order they were loaded. */
export const parquetOf = (folder: DataFolder, batches: Batch[], table: string): string[] =>
	batches
		.filter((batch) => !batch.isUndone)
		.flatMap((batch) => batch.tables[table] ?? [])
		.map((path) => join(folder.root, path));

/** A list of files as a SQL list. */
export const fileList = (paths: string[]): string => `[${paths.map(literal).join(', ')}]`;

function addProvenance(db: DuckDBConnection, table: Table): Promise<void> {
	const fragments = { table: identifier(table.table) };
	const sql = fillSql(readSqlFile('warehouse/add_provenance.sql').sql, fragments);
	return runStatements(db, `provenance of ${table.table}`, sql);
}

async function fillTable(db: DuckDBConnection, table: Table, files: string[]): Promise<void> {
	if (files.length === 0) return;
	const name = identifier(table.table);
	// Keys are unique inside a batch, so one batch needs no choice between versions.
	const template = files.length === 1 ? 'warehouse/fill_table.sql' : 'warehouse/fill_latest.sql';
	const columns = table.columns.map((column) => identifier(column.name)).join(', ');
	const fragments = { table: name, columns, files: fileList(files), key: keyOf(table) };
	await runStatements(db, `fill ${table.table}`, fillSql(readSqlFile(template).sql, fragments));
}

/** The instruments of the registry that the assessments of `db` name. */
async function usedOf(registry: Registry, db: DuckDBConnection): Promise<Registry> {
	const { sql } = readSqlFile('warehouse/used_instruments.sql');
	const rows = await runQuery(db, { name: 'used instruments', sql, row: usedInstrument });
	const used = new Set(rows.map(({ instrument }) => instrument));
	return registry.filter(({ id }) => used.has(id));
}

/** Whether each of `key`, columns or a value of each row as SQL, is in the table once. */
async function isOnce(db: DuckDBConnection, table: Table, key: string): Promise<boolean> {
	const sql = fillSql(readSqlFile('warehouse/count_keys.sql').sql, {
		table: identifier(table.table),
		key
	});
	const [found] = await runQuery(db, { name: `check ${table.table}`, sql, row: identicalKeys });
	return found?.rows === found?.keys;
}

async function checkTable(db: DuckDBConnection, table: Table): Promise<void> {
	const key = keyOf(table);
	// Two keys may share a hash, one in a hundred thousand loads of a million stays: then the keys themselves tell.
	if ((await isOnce(db, table, `hash(${key})`)) || (await isOnce(db, table, key))) return;
	throw new PlumblineError(
		'snapshot-damaged',
		`The new snapshot holds a key of ${table.table} twice. The snapshot before stays in force.`
	);
}

const bytesOf = (files: string[]): number =>
	files.reduce((bytes, file) => bytes + sizeOf(file), 0);

/** The steps that fill each table of the contract from the lake, and check it. The largest first: none is left to be filled alone. */
const fillingSteps = (tables: Table[], folder: DataFolder, manifest: Manifest): Step[] =>
	tables
		.map((table) => ({ table, files: parquetOf(folder, manifest.batches, table.table) }))
		.sort((one, other) => bytesOf(other.files) - bytesOf(one.files))
		.map(({ table, files }) => ({
			run: async (db) => {
				await fillTable(db, table, files);
				await checkTable(db, table);
			}
		}));

async function fillAndDerive(
	connections: [DuckDBConnection, ...DuckDBConnection[]],
	folder: DataFolder,
	manifest: Manifest,
	loadedOn: string
): Promise<void> {
	const [first] = connections;
	const { registry } = await checkInstruments(folder.root);
	await createContractTables(first);
	const tables = [...(await readContract()).values()];
	// To alter a table waits for whatever is being written to another.
	for (const table of tables) await addProvenance(first, table);
	await runSideBySide(connections, fillingSteps(tables, folder, manifest));
	const inForce = manifest.batches.filter((batch) => !batch.isUndone);
	const declared = inForce.map((batch) => batch.asOf).filter((date) => date !== null);
	const of = {
		snapshot: manifest.snapshot,
		loadedOn,
		asOf: declared.sort().at(-1) ?? null,
		definitions: fingerprintDefinitions(folder),
		dataFolder: folder.root
	};
	for (const db of connections) await setVariables(db, of);
	await createSettings(first, readSettings(folder.root));
	const scores = compileScores(await usedOf(registry, first));
	await runSideBySide(connections, derivationSteps(scores));
}

/**
 * Builds the snapshot of a manifest from the lake alone: the contract's tables, each key once in its latest
 * version, and everything derived from them. It is checked, flushed to disk and put in its place; nothing
 * points to it yet. Throws QueryFailed or PlumblineError and leaves the snapshots as they were.
 */
export async function buildSnapshot(
	folder: DataFolder,
	manifest: Manifest,
	loadedOn: string
): Promise<void> {
	const draft = join(folder.staging, `${manifest.snapshot}.duckdb`);
	const instance = await openToWrite(draft, folder.staging);
	const connections = await openConnections(instance);
	const [db] = connections;
	try {
		await fillAndDerive(connections, folder, manifest, loadedOn);
		await runStatements(db, 'snapshot build', readSqlFile('warehouse/snapshot_build.sql').sql);
		await runStatements(db, 'checkpoint', 'checkpoint');
	} finally {
		for (const connection of connections) connection.closeSync();
		instance.closeSync();
	}
	await moveDurably(draft, snapshotPath(folder, manifest.snapshot));
}
