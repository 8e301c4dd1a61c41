import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { lineFragments } from '#lib/server/intake/map-output.ts';
import type { Mapped } from '#lib/server/intake/map-output.ts';
import type { Recalled } from '#lib/server/intake/recall.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { fileList, keyOf } from '#lib/server/warehouse/build-snapshot.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

/** What became of the sound rows of one file. `overtaken`: superseded by rows of another file. */
export type Accepted = {
	file: number;
	loaded: number;
	changed: number;
	known: number;
	superseded: number;
	overtaken: number;
};

/** Rows to be settled: read now, or called back. */
export type Settling = Mapped | Recalled;

const acceptedSchema = z.object({
	file: z.number(),
	loaded: z.number(),
	changed: z.number(),
	known: z.number(),
	superseded: z.number(),
	overtaken: z.number()
});

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

const list = (table: Table, prefix = ''): string =>
	table.columns.map((column) => `${prefix}${identifier(column.name)}`).join(', ');

const soundRows = (mapped: Mapped, file: number): string =>
	sql('sound_rows', {
		columns: list(mapped.table, 'mapped.'),
		file: `${file}`,
		mapped: mapped.relation,
		...lineFragments(mapped.staged)
	});

const recalledRows = ({ table, path, file: was }: Recalled, file: number): string =>
	sql('recalled_rows', {
		// Parquet keeps the words of an ENUM, and not that it is one.
		columns: table.columns
			.map(({ name, type }) => `${identifier(name)}::${type} as ${identifier(name)}`)
			.join(', '),
		file: `${file}`,
		path: literal(path),
		was: `${was}`
	});

const rowsOf = (rows: Settling, file: number): string =>
	'path' in rows ? recalledRows(rows, file) : soundRows(rows, file);

function lakeRows(table: Table, lakeFiles: string[]): string {
	// Keys are unique inside a batch, so one batch needs no choice between versions.
	const latest = `qualify row_number() over (partition by ${keyOf(table)} order by _batch desc) = 1`;
	return sql('lake_rows', {
		columns: list(table),
		files: fileList(lakeFiles),
		latest: lakeFiles.length > 1 ? latest : ''
	});
}

const emptyLake = (table: Table): string =>
	`(select ${table.columns.map(({ name, type }) => `null::${type} as ${identifier(name)}`).join(', ')}, null::bigint as _nth, null::integer as _batch limit 0)`;

const sameOn = (columns: string[]): string =>
	columns
		.map((column) => `mine.${identifier(column)} is not distinct from lake.${identifier(column)}`)
		.join(' and ');

/** A number with one bit for each column, in their order: set where the row differs from the lake's. */
const changedBits = (table: Table): string =>
	table.columns
		.map(({ name }, at) => {
			const column = identifier(name);
			return `case when mine.${column} is distinct from lake.${column} then ${2 ** at} else 0 end::bigint`;
		})
		.join(' | ');

/** How the rows of one key are told apart: by their key, and where such rows are counted, by the how manieth they are. */
function keyFragments(table: Table): Record<string, string> {
	const plainKey = table.key.map(identifier).join(', ');
	// A file may hold the same service twice in a day: the first is the first again when it is loaded again.
	const nth = `row_number() over (partition by _file, ${plainKey} order by _record)`;
	return {
		plain_key: plainKey,
		key: keyOf(table),
		first: table.repeats ? '1' : 'null::bigint',
		nth: table.repeats ? nth : 'null::bigint'
	};
}

/** The view of a load's sound rows of one table, each with what became of it. */
export const acceptedName = (table: Table): string => `accepted_${table.table}`;

/** The table of what there is to say of some of them. */
export const settledName = (table: Table): string => `settled_${table.table}`;

/**
 * Whether all rows of a load are such as the lake has, without a look at them: files called back, each once, from the latest
 * batch of the table. A key is there once, and no later batch has another version.
 */
function areAllKnown(settling: Settling[], lakeFiles: string[]): boolean {
	const latest = lakeFiles.at(-1);
	const recalled = settling.flatMap((rows) => ('path' in rows && rows.path === latest ? rows : []));
	const files = new Set(recalled.map(({ file }) => file));
	return recalled.length === settling.length && files.size === settling.length;
}

function settleSql(
	table: Table,
	settling: Map<number, Settling>,
	lakeFiles: string[],
	accepted: string
): string {
	const parts = [...settling].map(([file, rows]) => rowsOf(rows, file));
	const fragments = { accepted, sound: parts.join('\nunion all\n'), ...keyFragments(table) };
	if (areAllKnown([...settling.values()], lakeFiles)) return sql('known_rows', fragments);
	return sql('accept_rows', {
		...fragments,
		settled: settledName(table),
		lake: lakeFiles.length ? lakeRows(table, lakeFiles) : emptyLake(table),
		changed: changedBits(table),
		same_key: sameOn([...table.key, ...(table.repeats ? ['_nth'] : [])])
	});
}

/**
 * Settles the sound rows of one table in one load: of rows with the same key the last counts, the others are
 * superseded; a row the lake already has is known, one it has otherwise is changed. Makes the view `accepted`, which
 * rests on the rows as they are, and a table of what there is to say of some. `settling` holds each file's rows by the
 * file's number in the batch.
 */
export async function acceptRows(
	db: DuckDBConnection,
	table: Table,
	settling: Map<number, Settling>,
	lakeFiles: string[],
	accepted: string
): Promise<Accepted[]> {
	const settle = settleSql(table, settling, lakeFiles, accepted);
	await runStatements(db, `intake/accept_rows ${table.table}`, settle);
	const counts = { name: 'intake/count_accepted', sql: sql('count_accepted', { accepted }) };
	return runQuery(db, { ...counts, row: acceptedSchema });
}

// Each row carries its line, and nothing rests on how they lie: it is for whoever opens the file. Many rows lie as they came
// already, and to sort them would take as long as to write them.
const mostSorted = 100_000;

/**
 * Writes the accepted rows of one table, `rows` in number, as the Parquet file of a batch: ordered as they came, or where
 * they are over a hundred thousand as they lie, which mostly is the same.
 */
export async function writeBatchFile(
	db: DuckDBConnection,
	table: Table,
	{ accepted, rows }: { accepted: string; rows: number },
	{ batch, path }: { batch: number; path: string }
): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const fragments = {
		...{ columns: list(table), batch: `${batch}`, accepted, path: literal(path) },
		order: rows <= mostSorted ? 'order by _file, _record' : ''
	};
	await runStatements(db, `intake/write_batch ${table.table}`, sql('write_batch', fragments));
}

/** Where the Parquet file of a batch is drafted below the staging folder. */
export const draftPath = (staging: string, table: Table, batch: string): string =>
	join(staging, table.table, `${batch}.parquet`);
