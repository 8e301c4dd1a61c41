import type { DuckDBDataChunk } from '@duckdb/node-api';
import { Table, tableToIPC } from 'apache-arrow';
import { arrowColumns } from '#lib/server/figures/arrow-columns.ts';
import type { RowColumn } from '#lib/server/figures/row-columns.ts';
import { rawColumn } from '#lib/server/warehouse/raw-column.ts';

/**
 * Gathers rows into an Arrow IPC stream from the memory of DuckDB's chunks, without a value made of any cell: `take` as
 * often as chunks come, then `finish`.
 */
export function arrowOf(head: readonly RowColumn[]) {
	const columns = head.map(({ type }) => arrowColumns[type]());
	return {
		take: (chunk: DuckDBDataChunk): void =>
			columns.forEach((column, at) => column.take(rawColumn(chunk, at, column.width))),
		finish: (): Uint8Array => {
			const named = head.map(({ name }, at) => [name, columns[at]?.finish()]);
			return tableToIPC(new Table(Object.fromEntries(named)), 'stream');
		}
	};
}
