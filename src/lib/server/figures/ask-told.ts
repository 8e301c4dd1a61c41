import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Told } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { template } from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const row = z.record(z.string(), z.number().nullable());

/** The numbers of the data that a measure's definition rests on; those the data do not give are left out. */
export async function askTold(db: DuckDBConnection, measure: Measure): Promise<Told[]> {
	const names = Object.keys(measure.tells);
	if (names.length === 0) return [];
	const columns = names.map(identifier).map((name) => `any_value(${name})::double as ${name}`);
	const sql = fillSql(template('told'), { rows: measure.sql, columns: columns.join(',\n    ') });
	const query = { name: `${measure.id} told`, sql, row };
	const [found] = await runQuery(db, query, measure.parameters);
	return Object.entries(measure.tells).flatMap(([name, words]) => {
		const value = found?.[name];
		return value === undefined || value === null ? [] : [{ words, value }];
	});
}
