import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { TableMonth } from '#lib/measures/not-loaded.ts';
import type { ScoredScale } from '#lib/measures/scored-scales.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const asOfSchema = z.object({ snapshot: z.string(), data_through: z.string().nullable() });
const valueSchema = z.object({ dimension: z.string(), value: z.string() });

/** The name of the snapshot and the last day it knows of (ISO; null where the exports carry no dates). */
export async function readAsOf(db: DuckDBConnection) {
	const { sql } = readSqlFile('snapshot/as_of.sql');
	const [fact] = await runQuery(db, { name: 'snapshot/as_of', sql, row: asOfSchema });
	return { snapshot: fact?.snapshot ?? '', dataThrough: fact?.data_through ?? null };
}

const scaleSchema = z.object({ instrument: z.string(), scale: z.string() });

/** The scales of instruments on which anybody has a score. */
export function scoredScales(db: DuckDBConnection): Promise<ScoredScale[]> {
	const { sql } = readSqlFile('snapshot/scored_scales.sql');
	return runQuery(db, { name: 'snapshot/scored_scales', sql, row: scaleSchema });
}

/** The values that occur, sorted, by dimension of an episode. */
export async function dimensionValues(db: DuckDBConnection): Promise<Record<string, string[]>> {
	const { sql } = readSqlFile('snapshot/dimension_values.sql');
	const rows = await runQuery(db, { name: 'snapshot/dimension_values', sql, row: valueSchema });
	const byDimension: Record<string, string[]> = {};
	for (const { dimension, value } of rows) (byDimension[dimension] ??= []).push(value);
	return byDimension;
}

const tableMonthSchema = z.object({
	table_name: z.string(),
	month: z.string(),
	last_on: z.string()
});

/** The months in which each table has rows, in order, and the last day of each that has one. */
export async function tableMonths(db: DuckDBConnection): Promise<TableMonth[]> {
	const { sql } = readSqlFile('snapshot/rows_by_month.sql');
	const query = { name: 'snapshot/rows_by_month', sql, row: tableMonthSchema };
	const rows = await runQuery(db, query);
	return rows.map(({ table_name, month, last_on }) => ({
		table: table_name,
		month,
		lastOn: last_on
	}));
}
