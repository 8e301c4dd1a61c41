import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { GateColumn } from '#lib/server/intake/gate/columns.ts';
import { readRules } from '#lib/server/intake/gate/rules.ts';
import type { Rule } from '#lib/server/intake/gate/rules.ts';
import type { GateRows } from '#lib/server/intake/gate/kept-sql.ts';
import { nameOf, ruleSql } from '#lib/server/intake/gate/rule-sql.ts';
import { scanSql } from '#lib/server/intake/gate/scan-sql.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

/**
 * How many cells of one column a rule hit, and how many different ones. A rule that looks at every row counts the
 * cells of its kind on all rows; one that judges a share, its own cells in the sample.
 */
export type Hits = { rows: number; distinct: number };
/** `sampled`: how many filled cells of the column are in the sample. */
export type ColumnCount = { column: GateColumn; sampled: number; hits: Map<Rule, Hits> };

const items = (list: unknown): unknown => (list as { items?: unknown } | null)?.items ?? list;
const hitsSchema = z.preprocess(items, z.array(z.number()));
const scanSchema = z.object({
	column_name: z.string(),
	sampled: z.number(),
	rows_hit: hitsSchema,
	distinct_hit: hitsSchema
});

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/gate/${name}.sql`).sql, fragments);

/** Makes the macros of the gate in the database of a load. */
export const makeGateMacros = (db: DuckDBConnection): Promise<void> =>
	runStatements(db, 'intake/gate/macros', sql('macros', {}));

/**
 * Counts, in one pass over the rows, how many cells of each column every rule hits. Counts alone leave DuckDB.
 * `year` is the year of the load. Throws QueryFailed where the rows cannot be read.
 */
export async function scanColumns(
	db: DuckDBConnection,
	rows: GateRows,
	columns: GateColumn[],
	year: number
): Promise<ColumnCount[]> {
	if (columns.length === 0) return [];
	const rules = readRules();
	const query = { name: 'intake/gate/scan', sql: scanSql(rows, columns, rules, year) };
	const found = await runQuery(db, { ...query, row: scanSchema });
	return found.flatMap((row) => {
		const column = columns.find((candidate) => nameOf(candidate) === row.column_name);
		if (!column) return [];
		const hits = new Map(
			rules.map((rule, at) => [
				rule,
				{ rows: row.rows_hit[at] ?? 0, distinct: row.distinct_hit[at] ?? 0 }
			])
		);
		return [{ column, sampled: row.sampled, hits }];
	});
}

const hitSchema = z.object({ is_hit: z.boolean() });

// "Client: status" and "Date of birth 1" are names of columns like others.
const notOfHeaders = new Set(['labelled_name', 'birth_labelled']);

/** Whether each of these headers is itself an identifier, as where a file has no line of column names. */
export const findInHeaders = (
	db: DuckDBConnection,
	headers: string[],
	year: number
): Promise<boolean[]> => findInTexts(db, headers, year, notOfHeaders);

/** Whether each of these texts holds what is sought in every cell. */
export async function findInTexts(
	db: DuckDBConnection,
	texts: string[],
	year: number,
	except: Set<string> = new Set()
): Promise<boolean[]> {
	if (texts.length === 0) return [];
	// A sentence is no chart's free text, and what is only an identifier in some columns is none here.
	const rules = readRules().filter(
		({ id, seed, min_length, roles }) =>
			seed !== undefined && min_length === undefined && roles.includes('other') && !except.has(id)
	);
	const hits = rules.map((rule) => ruleSql(rule, year)).join(' or ');
	const query = { name: 'intake/gate/check_texts', sql: sql('check_texts', { hits }) };
	const found = await runQuery(db, { ...query, row: hitSchema }, { texts });
	return found.map((row) => row.is_hit);
}

const filledSchema = z.object({ filled: hitsSchema });

/** How many rows have something in each of these columns. */
export async function countFilled(
	db: DuckDBConnection,
	relation: string,
	headers: string[]
): Promise<number[]> {
	if (headers.length === 0) return [];
	const counts = headers.map((header) => `count(intake_text(${identifier(header)}::varchar))`);
	const filled = sql('count_filled', { counts: counts.join(', '), rows: relation });
	const query = { name: 'intake/gate/count_filled', sql: filled, row: filledSchema };
	return (await runQuery(db, query))[0]?.filled ?? [];
}
