import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import { placeLines } from '#lib/server/intake/line-numbers.ts';
import type { Reject } from '#lib/server/intake/receipt.ts';
import type { SourceFile } from '#lib/server/intake/source-file.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

export type Dialect = {
	delimiter: string;
	quote: string;
	escape: string;
	newLine: string;
	skipRows: number;
};

/** What a file says of itself before a row is read. */
export type Layout = { headers: string[]; dialect: Dialect | null };

/** A file's rows as text in a temporary table: `source` has _record and the columns, `lines` the line of each record. */
export type Staged = {
	source: string;
	lines: string | null;
	headerLine: number;
	read: number;
	rejects: Reject[];
};

/** A DuckDB list as an array. */
const items = (list: unknown): unknown => (list as { items?: unknown } | null)?.items ?? list;

const sniffed = z.object({
	delimiter: z.string(),
	quote: z.string(),
	escape: z.string(),
	new_line: z.string(),
	skip_rows: z.number(),
	headers: z.preprocess(items, z.array(z.string()))
});
const named = z.object({ column_name: z.string() });
const counted = z.object({ rows: z.number() });
const refusedLine = z.object({
	line: z.number(),
	starts_at: z.number(),
	breaks: z.number(),
	column_name: z.string().nullable(),
	error_type: z.string()
});

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

const notRecognised = (file: SourceFile, cause: unknown) =>
	new ExportNotRecognised(
		file.name,
		`${file.name} cannot be read as a table: no delimiter gives the same number of columns in its lines. Export it as CSV with a header line.`,
		{ cause }
	);

const noQuote = (quote: string): string => (quote === '(empty)' || quote === '\0' ? '' : quote);

/** Reads the headers of a file and, for text, its dialect. Throws ExportNotRecognised. */
export async function readLayout(
	db: DuckDBConnection,
	file: SourceFile,
	given: { delimiter?: string; skip_rows?: number } = {}
): Promise<Layout> {
	const path = literal(file.path);
	try {
		if (file.format === 'parquet') {
			const query = { name: 'intake/parquet_columns', sql: sql('parquet_columns', { file: path }) };
			const rows = await runQuery(db, { ...query, row: named });
			return { headers: rows.map((row) => row.column_name), dialect: null };
		}
		const options = [
			given.delimiter === undefined ? '' : `, delim = ${literal(given.delimiter)}`,
			given.skip_rows === undefined ? '' : `, skip = ${given.skip_rows}`
		].join('');
		const query = { name: 'intake/sniff_csv', sql: sql('sniff_csv', { file: path, options }) };
		const [found] = await runQuery(db, { ...query, row: sniffed });
		if (!found) throw new Error('sniff_csv gave no row');
		const { delimiter, skip_rows: skipRows, headers } = found;
		const quote = noQuote(found.quote);
		return {
			headers,
			dialect: {
				delimiter,
				quote,
				escape: noQuote(found.escape),
				newLine: found.new_line,
				skipRows
			}
		};
	} catch (cause) {
		throw notRecognised(file, cause);
	}
}

const shapeRules: Record<string, string> = {
	'MISSING COLUMNS': 'fewer columns than the header',
	'TOO MANY COLUMNS': 'more columns than the header',
	'UNQUOTED VALUE': 'a quotation mark inside a value is not doubled, or not closed',
	'LINE SIZE OVER MAXIMUM': 'the line is longer than 2 MB',
	'INVALID ENCODING': 'characters that are not in the encoding of the file'
};

/** The relation that reads a text file; `faultyLines` says what becomes of lines of another shape. */
function textRows(
	file: SourceFile,
	headers: string[],
	dialect: Dialect,
	faultyLines: string
): string {
	const columns = headers.map((header) => `${literal(header)}: 'VARCHAR'`).join(', ');
	return sql('read_csv', {
		file: literal(file.path),
		columns: `{${columns}}`,
		delimiter: literal(dialect.delimiter),
		quote: literal(dialect.quote),
		escape: literal(dialect.escape),
		new_line: literal(dialect.newLine),
		skip_rows: `${dialect.skipRows}`,
		faulty_lines: faultyLines
	});
}

const stageSql = (source: string, wanted: string[], rows: string): string =>
	sql('stage_rows', {
		source,
		columns: wanted
			.map((header) => `, ${identifier(header)}::varchar as ${identifier(header)}`)
			.join(''),
		rows
	});

async function stageText(
	db: DuckDBConnection,
	file: SourceFile,
	{ headers, dialect }: Layout & { dialect: Dialect },
	wanted: string[],
	source: string
): Promise<Staged> {
	const keepRejects = `store_rejects = true, rejects_table = ${literal(`${source}_rejects`)}, rejects_scan = ${literal(`${source}_scans`)}, rejects_limit = 0`;
	const rows = textRows(file, headers, dialect, keepRejects);
	await runStatements(db, 'intake/stage_rows', stageSql(source, wanted, rows)).catch(
		(error: unknown) => {
			throw notRecognised(file, error);
		}
	);
	const records = await countRows(db, source);
	const shape = await runQuery(db, {
		name: 'intake/csv_rejects',
		sql: sql('csv_rejects', { rejects: `${source}_rejects` }),
		row: refusedLine
	});
	const headerLine = dialect.skipRows + 1;
	const placed = await placeLines(db, {
		path: file.path,
		rows: textRows(file, headers, dialect, 'ignore_errors = true'),
		lines: `${source}_lines`,
		headers,
		headerLine,
		records,
		refused: shape.map((row) => ({ startsAt: row.starts_at, breaks: row.breaks }))
	});
	const rejects = shape.map((row, at) => ({
		line: placed.refusedLines[at] ?? row.line,
		column: row.column_name ?? '',
		rule: shapeRules[row.error_type] ?? 'the line cannot be read'
	}));
	return { source, lines: placed.lines, headerLine, read: records + shape.length, rejects };
}

/** How many rows a relation has. */
export async function countRows(db: DuckDBConnection, relation: string): Promise<number> {
	const query = { name: 'intake/count_rows', sql: sql('count_rows', { relation }), row: counted };
	return (await runQuery(db, query))[0]?.rows ?? 0;
}

const filledSchema = z.object({ filled: z.preprocess(items, z.array(z.number())) });

/** How many rows have something in each of these columns. Nothing of it is kept. */
export async function countFilled(
	db: DuckDBConnection,
	file: SourceFile,
	{ headers, dialect }: Layout,
	columns: string[]
): Promise<number[]> {
	const rows = dialect
		? textRows(file, headers, dialect, 'ignore_errors = true')
		: `read_parquet(${literal(file.path)})`;
	const counts = columns.map((column) => `count(intake_text(${identifier(column)}::varchar))`);
	const query = sql('count_filled', { counts: counts.join(', '), rows });
	const found = await runQuery(db, {
		name: 'intake/count_filled',
		sql: query,
		row: filledSchema
	});
	return found[0]?.filled ?? [];
}

/**
 * Reads the wanted columns of all rows of a file as text into the temporary table `source`. Lines of another
 * shape than the header become rejects.
 */
export async function stageRows(
	db: DuckDBConnection,
	file: SourceFile,
	layout: Layout,
	wanted: string[],
	source: string
): Promise<Staged> {
	if (layout.dialect)
		return stageText(db, file, { ...layout, dialect: layout.dialect }, wanted, source);
	const rows = `read_parquet(${literal(file.path)})`;
	await runStatements(db, 'intake/stage_rows', stageSql(source, wanted, rows));
	return { source, lines: null, headerLine: 0, read: await countRows(db, source), rejects: [] };
}
