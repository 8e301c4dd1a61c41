import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Samples } from '#lib/profiles/samples.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import { lineFragments } from '#lib/server/intake/map-output.ts';
import type { Mapped } from '#lib/server/intake/map-output.ts';
import type { Column } from '#lib/server/warehouse/contract.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

/** The first rows of a file as they would load: text as it would stand in the table, null for nothing. */
export type Preview = {
	columns: string[];
	rows: { line: number; isRejected: boolean; cells: (string | null)[] }[];
};

const sql = (name: string, fragments: Record<string, string>): string =>
	fillSql(readSqlFile(`intake/${name}.sql`).sql, fragments);

const sampleRow = z.object({
	header: z.string(),
	values: z.array(z.string()),
	distinct_values: z.number(),
	empty_cells: z.number()
});

/** Samples of the given columns of an export, from its first 10,000 rows, the most frequent values first. Ask for no column that the gate holds back. Throws QueryFailed. */
export async function sampleColumns(
	db: DuckDBConnection,
	rows: Rows,
	headers: string[]
): Promise<Samples> {
	if (headers.length === 0) return {};
	const columns = headers
		.map(identifier)
		.map((column) => `coalesce(${column}, '') as ${column}`)
		.join(', ');
	const query = sql('sample_columns', { columns, rows: rows.relation });
	const found = await runQuery(db, { name: 'intake/sample_columns', sql: query, row: sampleRow });
	return Object.fromEntries(
		found.map(({ header, values, distinct_values, empty_cells }) => [
			header,
			{ values, distinct: distinct_values, empty: empty_cells }
		])
	);
}

const previewRow = z.object({
	line: z.number(),
	is_rejected: z.boolean(),
	cells: z.array(z.string().nullable())
});

// Answers are read best as code and value: `item_1 2, item_2 0`.
function textOf({ name, type }: Column): string {
	const column = `mapped.${identifier(name)}`;
	return type.startsWith('MAP')
		? `array_to_string(list_transform(map_entries(${column}), lambda each: each.key || ' ' || format('{:g}', each.value)), ', ')`
		: `${column}::varchar`;
}

/** The first ten rows of a file as one table, as they would load. Throws QueryFailed. */
export async function previewRows(db: DuckDBConnection, mapped: Mapped): Promise<Preview> {
	const columns = mapped.table.columns.map((column) => column.name);
	const cells = mapped.table.columns.map(textOf).join(', ');
	const fragments = { mapped: mapped.relation, cells, ...lineFragments(mapped.staged) };
	const query = sql('preview_rows', fragments);
	const rows = await runQuery(db, { name: 'intake/preview_rows', sql: query, row: previewRow });
	const isUsed = columns.map((_, at) => rows.some((row) => row.cells[at] !== null));
	const used = <T>(cells: T[]): T[] => cells.filter((_, at) => isUsed[at]);
	return {
		columns: used(columns),
		rows: rows.map((row) => ({
			line: row.line,
			isRejected: row.is_rejected,
			cells: used(row.cells)
		}))
	};
}
