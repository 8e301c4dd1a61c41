import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Registry } from '#lib/instruments/instrument.ts';
import { registrySql } from '#lib/server/checks/registry-sql.ts';
import { fillSql, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const row = z.object({
	instrument: z.string(),
	/** One that says somebody was measured; null: any of them. */
	scale: z.string().nullable(),
	program: z.string(),
	/** A month, the year of admission where the exports carry no dates, or '' where not even that is known. */
	period: z.string(),
	admitted: z.number(),
	with_baseline: z.number(),
	discharged: z.number(),
	with_pair: z.number()
});

/** Who was measured, of the people admitted and of those who left after a stay long enough for two scores. */
export type Completeness = z.infer<typeof row>;

/**
 * By instrument, and by each of its scales that say somebody was measured, by program and period. An instrument or a
 * scale that nobody was scored with is not listed. Throws QueryFailed.
 */
export function readCompleteness(
	db: DuckDBConnection,
	registry: Registry
): Promise<Completeness[]> {
	const sql = fillSql(readSqlFile('checks/parts/completeness.sql').sql, registrySql(registry));
	return runQuery(db, { name: 'checks/parts/completeness', sql, row });
}
