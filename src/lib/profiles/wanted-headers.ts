import { asSource } from '#lib/profiles/profile.ts';
import type { ColumnSources, ItemSource, Output } from '#lib/profiles/profile.ts';

/** Item code -> source header, from a profile's map or its pattern over the headers that exist. */
export function itemHeaders(source: ItemSource, headers: string[]): Map<string, string> {
	if (typeof source !== 'string') return new Map(Object.entries(source));
	const found = new Map<string, string>();
	for (let n = 1; ; n++) {
		const header = source.replace('{n}', `${n}`);
		if (!headers.includes(header)) return found;
		found.set(`item_${n}`, header);
	}
}

/** One of the rows that a source row becomes. */
export type Variant = { columns: ColumnSources; items?: ItemSource | undefined };

/** The rows a source row becomes: one, or one for each entry of `repeat`. */
export const variantsOf = (output: Output): Variant[] =>
	output.repeat
		? output.repeat.map((entry) => ({
				columns: { ...output.columns, ...entry.columns },
				items: entry.items ?? output.items
			}))
		: [{ columns: output.columns, items: output.items }];

/** The headers that a SQL expression may speak of: as a bare word, or in double quotation marks. */
function headersInSql(sql: string, headers: string[]): string[] {
	const words = new Set(sql.match(/\w+/g) ?? []);
	return headers.filter(
		(header) => words.has(header) || sql.includes(`"${header.replaceAll('"', '""')}"`)
	);
}

function headersOf(variant: Variant, headers: string[]): string[] {
	const sources = Object.values(variant.columns).map(asSource);
	const inSql = sources.flatMap(({ sql }) => (sql ? headersInSql(sql, headers) : []));
	const items = variant.items ? [...itemHeaders(variant.items, headers).values()] : [];
	return [...sources.flatMap((source) => source.from ?? []), ...inSql, ...items];
}

/** The source headers that an output reads. */
export function wantedHeaders(output: Output, headers: string[]): string[] {
	const spread = output.spread ? [output.spread.by, output.spread.name, output.spread.value] : [];
	const made = new Set(output.spread?.names);
	const wanted = variantsOf(output).flatMap((variant) => headersOf(variant, headers));
	return [...new Set([...wanted, ...spread])].filter((header) => !made.has(header));
}
