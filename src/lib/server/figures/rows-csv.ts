import type { DuckDBDataChunk } from '@duckdb/node-api';
import { csvField } from '#lib/measures/figure-csv.ts';
import { columnsIn } from '#lib/server/figures/ask-rows.ts';
import type { RowValue } from '#lib/server/figures/ask-rows.ts';
import type { RowColumn } from '#lib/server/figures/row-columns.ts';

const text = (value: RowValue): string => csvField(typeof value === 'boolean' ? `${value}` : value);

/** Gathers rows into CSV (RFC 4180), header first: `take` as often as rows come, then `finish`. */
export function csvOf(head: readonly RowColumn[]) {
	const parts = [`${head.map(({ name }) => csvField(name)).join(',')}\n`];
	return {
		take: (chunk: DuckDBDataChunk): void => {
			const columns = columnsIn(chunk);
			const lines = (columns[0] ?? []).map(
				(_, row) => `${columns.map((column) => text(column[row] ?? null)).join(',')}\n`
			);
			parts.push(lines.join(''));
		},
		finish: (): Uint8Array => new TextEncoder().encode(parts.join(''))
	};
}
