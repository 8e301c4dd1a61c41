import { csvField } from '#lib/measures/figure-csv.ts';
import { columnsIn } from '#lib/server/figures/ask-rows.ts';
import type { RowValue } from '#lib/server/figures/ask-rows.ts';
import type { RowColumn } from '#lib/server/figures/row-columns.ts';
import type { Gatherer } from '#lib/server/figures/stream-rows.ts';

const text = (value: RowValue): string => csvField(typeof value === 'boolean' ? `${value}` : value);

/** Gathers rows into CSV (RFC 4180), header first. */
export function csvOf(head: readonly RowColumn[]): Gatherer {
	let lines = [`${head.map(({ name }) => csvField(name)).join(',')}\n`];
	const flush = () => {
		const bytes = new TextEncoder().encode(lines.join(''));
		lines = [];
		return bytes;
	};
	return {
		take: (chunk) => {
			const columns = columnsIn(chunk);
			for (let row = 0; row < chunk.rowCount; row++)
				lines.push(`${columns.map((column) => text(column[row] ?? null)).join(',')}\n`);
		},
		flush,
		finish: flush
	};
}
