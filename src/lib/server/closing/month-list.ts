import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { addDays, bucketEnd, bucketOf, bucketsBetween } from '#lib/measures/calendar.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { closingOf } from '#lib/server/closing/closings.ts';
import type { Closing } from '#lib/server/closing/closings.ts';
import { closingSql } from '#lib/server/closing/standing.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const rowSchema = z.object({ table_name: z.string(), month: z.string(), rows: z.number() });

/** How many rows of each table fall into each month: `rows` by table, then by month. */
export type RowsByMonth = Map<string, Map<string, number>>;

/** Counts the rows of the contract's tables by month. Throws QueryFailed. */
export async function readRowsByMonth(db: DuckDBConnection): Promise<RowsByMonth> {
	const query = { name: 'closing/rows_by_month', sql: closingSql('rows_by_month'), row: rowSchema };
	const tables: RowsByMonth = new Map();
	for (const { table_name: name, month, rows } of await runQuery(db, query)) {
		const byMonth = tables.get(name) ?? new Map<string, number>();
		tables.set(name, byMonth.set(month, rows));
	}
	return tables;
}

/** A month of the data. `isOver`: the data reach its end. `closing` is the one in force; `versions` are all there were. */
export type ListedMonth = {
	month: string;
	isOver: boolean;
	discharges: number;
	closing: Closing | null;
	versions: number;
};

/** The months of the data, the latest first: from the first day anybody was discharged or served to its last. */
export function listMonths(
	rows: RowsByMonth,
	dataThrough: string | null,
	closings: readonly Closing[]
): ListedMonth[] {
	const dated = [...rows.values()].flatMap((months) => [...months.keys()]).sort();
	const first = dated[0];
	if (first === undefined || dataThrough === null) return [];
	const months = bucketsBetween(first, bucketOf(dataThrough, 'month'), 'month');
	return months.toReversed().map((month) => ({
		month,
		isOver: bucketEnd(month, 'month') <= dataThrough,
		discharges: rows.get('episode')?.get(month) ?? 0,
		closing: closingOf(closings, month) ?? null,
		versions: closings.filter((each) => each.month === month).length
	}));
}

/** What somebody who closes a month should know: what may still move by itself, and what is not there. */
export type Checklist = {
	isOver: boolean;
	/** Titles of measures of which not everything of the month can be known yet. */
	unsettled: string[];
	/** Tables that have rows of other months and none of this one; tables that were never loaded. */
	missing: string[];
	neverLoaded: string[];
};

/** The checklist of a month, as the data stand. */
export function checklistOf(
	month: string,
	dataThrough: string,
	rows: RowsByMonth,
	tables: readonly string[],
	catalogue: Catalogue
): Checklist {
	const end = bucketEnd(month, 'month');
	const unsettled = catalogue
		.list()
		.filter(({ scale, settles_days: days }) => !scale && addDays(end, days) > dataThrough);
	return {
		isOver: end <= dataThrough,
		unsettled: unsettled.map(({ title }) => title),
		missing: tables.filter((table) => rows.has(table) && !rows.get(table)?.has(month)),
		neverLoaded: tables.filter((table) => !rows.has(table))
	};
}
