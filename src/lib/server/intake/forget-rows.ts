import type { DuckDBConnection } from '@duckdb/node-api';
import { acceptedName, settledName } from '#lib/server/intake/accept.ts';
import { tableOf } from '#lib/server/intake/load.ts';
import type { FilePart } from '#lib/server/intake/load.ts';
import { wideOf } from '#lib/server/intake/map-output.ts';
import type { Staged } from '#lib/server/intake/stage.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

async function drop(db: DuckDBConnection, kind: 'table' | 'view', names: string[]): Promise<void> {
	for (const name of new Set(names)) {
		const fragments = { kind, relation: identifier(name) };
		const sql = fillSql(readSqlFile('intake/forget_rows.sql').sql, fragments);
		await runStatements(db, 'intake/forget_rows', sql);
	}
}

/** Forgets files as text. Their lines are a view where they are not the rows themselves. */
export async function forgetTexts(db: DuckDBConnection, staged: Staged[]): Promise<void> {
	const views = staged.flatMap(({ kept, lines }) =>
		lines === null || lines === kept ? [] : [lines]
	);
	await drop(db, 'view', views);
	const tables = staged.flatMap(({ kept }) => (kept === null ? [] : [kept, wideOf(kept)]));
	await drop(db, 'table', tables);
}

/** Forgets the typed rows that files gave for one table, in the scratch database of a load. */
export function forgetTyped(db: DuckDBConnection, parts: FilePart[], table: Table): Promise<void> {
	const ofTable = parts.filter((part) => tableOf(part) === table);
	const typed = ofTable.flatMap(({ mapped }) => mapped?.relation ?? []);
	return drop(db, 'table', typed);
}

/** Forgets the rows of files, typed and as text, in the scratch database of a load. */
export async function forgetRows(db: DuckDBConnection, parts: FilePart[]): Promise<void> {
	const mapped = parts.flatMap((part) => part.mapped ?? []);
	const typed = mapped.map(({ relation }) => relation);
	await drop(db, 'table', typed);
	await forgetTexts(
		db,
		mapped.map(({ staged }) => staged)
	);
}

/** Forgets what a load that is written to the lake has in its scratch database: the snapshot needs the memory. */
export async function forgetStored(db: DuckDBConnection, parts: FilePart[]): Promise<void> {
	const tables = parts.flatMap((part) => tableOf(part) ?? []);
	await drop(db, 'view', tables.map(acceptedName));
	await drop(db, 'table', tables.map(settledName));
	await forgetRows(db, parts);
}
