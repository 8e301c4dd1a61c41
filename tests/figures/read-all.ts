import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { columnsIn } from '#lib/server/figures/ask-rows.ts';
import type { RowValue } from '#lib/server/figures/ask-rows.ts';
import { askDays, planRows, readRows } from '#lib/server/figures/plan-rows.ts';
import type { AskedRows, RowPlan, RowSizes } from '#lib/server/figures/plan-rows.ts';
import { catalogue } from '../measures/ask.ts';

/** Hands all rows that are asked for to `take`, and gives the plan by which they were read and how many turns it took. */
export async function readAll(
	db: DuckDBConnection,
	asked: AskedRows,
	take: (chunk: DuckDBDataChunk) => void,
	sizes?: RowSizes
): Promise<{ plan: RowPlan; turns: number }> {
	const days = await askDays(db, catalogue, asked);
	const plan = await planRows(db, catalogue, asked, days, sizes);
	let turns = 0;
	const reading = readRows((work) => work(db), plan, take);
	while (!(await reading.next()).done) turns++;
	return { plan, turns };
}

/** The rows of a chunk. */
export function rowsIn(chunk: DuckDBDataChunk): RowValue[][] {
	const columns = columnsIn(chunk);
	return Array.from({ length: chunk.rowCount }, (_, row) =>
		columns.map((column) => column[row] ?? null)
	);
}

/** The values of all rows that are asked for. */
export async function valuesOf(
	db: DuckDBConnection,
	asked: AskedRows,
	sizes?: RowSizes
): Promise<RowValue[][]> {
	const found: RowValue[][] = [];
	await readAll(db, asked, (chunk) => void found.push(...rowsIn(chunk)), sizes);
	return found;
}
