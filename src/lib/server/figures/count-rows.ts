import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { PeopleRow } from '#lib/measures/assemble-figure.ts';
import type { Question } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { DayCount } from '#lib/measures/waits.ts';
import { gatherAlong } from '#lib/server/figures/along-axis.ts';
import { countRow } from '#lib/server/figures/count-row.ts';
import type { EachCount } from '#lib/server/figures/count-row.ts';
import { countQuery, dayQuery, peopleQuery } from '#lib/server/figures/count-queries.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

/** A question about one measure; with `each`, asked apart for every value of that dimension. */
export type Asked = { measure: Measure; question: Question; each?: string };

const peopleRow = z.object({
	each: z.string(),
	bucket: z.string().nullable(),
	people: z.number(),
	with_success: z.number(),
	without_success: z.number()
});

/** People of one group, and of which value of the dimension that was asked of each. */
export type EachPeople = PeopleRow & { each: string };

const dayRow = z.object({ each: z.string(), day: z.string(), n: z.number(), k: z.number() });

/** The rows of one day, and of which value of the dimension that was asked of each. */
export type EachDay = DayCount & { each: string };

/** Counts the rows of the snapshot that a question is about. Throws QueryFailed. */
export async function countRows(
	db: DuckDBConnection,
	{ measure, question, each }: Asked
): Promise<EachCount[]> {
	const { sql, parameters } = countQuery(measure, question, each);
	const counts = await runQuery(db, { name: measure.id, sql, row: countRow }, parameters);
	return gatherAlong(measure, counts);
}

/** The people behind the units of a question, where one person has several and small cells are withheld. */
export async function countPeople(
	db: DuckDBConnection,
	{ measure, question, each }: Asked
): Promise<EachPeople[]> {
	const query = peopleQuery(measure, question, each);
	if (query === undefined) return [];
	const named = { name: `${measure.id} people`, sql: query.sql, row: peopleRow };
	const rows = await runQuery(db, named, query.parameters);
	return rows.map(({ each: of, bucket, people, with_success, without_success }) => ({
		each: of,
		bucket,
		people: [people, with_success, without_success]
	}));
}

/** Counts the rows of a question about shares by day, in the order of the days. Throws QueryFailed. */
export function countDays(
	db: DuckDBConnection,
	{ measure, question, each }: Asked
): Promise<EachDay[]> {
	const { sql, parameters } = dayQuery(measure, question, each);
	return runQuery(db, { name: `${measure.id} by day`, sql, row: dayRow }, parameters);
}
