import {
	Bool,
	Dictionary,
	Float64,
	Int32,
	Table,
	Utf8,
	makeBuilder,
	tableToIPC
} from 'apache-arrow';
import type { DataType } from 'apache-arrow';
import type { RowValue } from '#lib/server/figures/ask-rows.ts';
import type { RowColumn, RowType } from '#lib/server/figures/row-columns.ts';

const types: Record<RowType, () => DataType> = {
	// A few names over many rows: the codes of a dictionary.
	text: () => new Dictionary(new Utf8(), new Int32()),
	code: () => new Utf8(),
	number: () => new Float64(),
	boolean: () => new Bool()
};

/** Gathers rows by column into an Arrow IPC stream: `take` as often as rows come, then `finish`. */
export function arrowOf(head: readonly RowColumn[]) {
	const builders = head.map(({ type }) => makeBuilder({ type: types[type](), nullValues: [null] }));
	return {
		take: (columns: RowValue[][]): void =>
			builders.forEach((builder, at) => {
				for (const value of columns[at] ?? []) builder.append(value);
			}),
		finish: (): Uint8Array => {
			const vectors = builders.map((builder) => builder.finish().toVector());
			const named = head.map(({ name }, at) => [name, vectors[at]]);
			return tableToIPC(new Table(Object.fromEntries(named)), 'stream');
		}
	};
}
