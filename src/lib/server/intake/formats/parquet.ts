import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { stampOf } from '#lib/server/file-stamp.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import { openScratch } from '#lib/server/intake/formats/scratch.ts';
import type { SourceTable } from '#lib/server/intake/formats/table.ts';
import { readBytes } from '#lib/server/intake/formats/text.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

type ParquetFile = { name: string; path: string; stamp: string; isGzip: boolean };
type Opened = { path: string; close: () => Promise<void> };

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

async function unpack(file: ParquetFile): Promise<Opened> {
	const scratch = await openScratch();
	try {
		for await (const chunk of readBytes(file.path, true)) await scratch.write(chunk);
		return scratch;
	} catch (error) {
		await scratch.close();
		throw error;
	}
}

const openFile = (file: ParquetFile): Promise<Opened> =>
	file.isGzip ? unpack(file) : Promise.resolve({ path: file.path, close: async () => undefined });

async function columnsOf(db: DuckDBConnection, path: string): Promise<string[]> {
	const query = sql('parquet_columns', { file: literal(path) });
	const row = z.object({ column_name: z.string() });
	const columns = await runQuery(db, { name: 'intake/parquet_columns', sql: query, row });
	return columns.map((column) => column.column_name);
}

async function rowsOf(
	db: DuckDBConnection,
	{ path, stamp }: ParquetFile,
	file: Opened,
	headers: string[]
): Promise<Rows> {
	const columns = headers.map(
		(header) => `${identifier(header)}::varchar as ${identifier(header)}`
	);
	const fragments = { file: literal(file.path), columns: columns.join(',\n        ') };
	const relation = sql('parquet_rows', fragments);
	const counting = { name: 'intake/count_rows', sql: sql('count_rows', { relation }) };
	const counted = await runQuery(db, { ...counting, row: z.object({ rows: z.number() }) });
	const records = counted[0]?.rows ?? 0;
	const asTheyCome = { rejects: [], isPlain: true, isTrimmed: false, headerLine: 0 };
	const isUnchanged = () => stampOf([path]) === stamp;
	return { ...asTheyCome, relation, records, isUnchanged, close: file.close };
}

/** Opens a Parquet file, gzipped or not. Throws QueryFailed where it is damaged. */
export async function openParquet(db: DuckDBConnection, file: ParquetFile): Promise<SourceTable> {
	const looked = await openFile(file);
	const headers = await columnsOf(db, looked.path).finally(() => looked.close());
	return {
		name: file.name,
		headers,
		form: { format: 'parquet' },
		bytes: 0,
		notes: [],
		readRows: async () => rowsOf(db, file, await openFile(file), headers)
	};
}
