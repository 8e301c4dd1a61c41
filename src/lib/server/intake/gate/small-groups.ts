import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { fillSql, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const smallest = 11;
const countSchema = z.object({ episodes: z.number(), in_small_groups: z.number() });
const count = (n: number): string => n.toLocaleString('en-US');

/**
 * The warning of a receipt where typed episodes could be picked out by age group, sex, three-digit ZIP, month of
 * admission and diagnosis together; nothing where no group has fewer than 11.
 */
export async function smallGroupsNote(db: DuckDBConnection, mapped: string): Promise<string[]> {
	const sql = fillSql(readSqlFile('intake/gate/small_groups.sql').sql, { mapped });
	const query = { name: 'intake/gate/small_groups', sql, row: countSchema };
	const [found] = await runQuery(db, query, { smallest });
	if (!found || found.in_small_groups === 0) return [];
	return [
		`${count(found.in_small_groups)} of ${count(found.episodes)} episodes share age group, sex, zip3, month of admission and diagnosis with fewer than ${smallest} in all (our setting): who knows a person might find them. Wider groups in the export would mend it`
	];
}
