import type { Fault, MappedColumn } from '#lib/server/intake/column-sql.ts';
import type { ItemSource } from '#lib/server/intake/profile.ts';
import { identifier, literal } from '#lib/server/sql-file.ts';

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

/**
 * Compiles the items of a questionnaire to one map of item code -> answer. A missing answer is absent from the
 * map, an item that does not apply is -8; anything else that is no number is a fault of the row.
 */
export function mapItems(name: string, items: Map<string, string>): MappedColumn {
	const entries = [...items].map(
		([code, header]) => `{k: ${literal(code)}, v: intake_item(${identifier(header)})}`
	);
	const typed = entries.length
		? `map_from_entries(list_filter([${entries.join(', ')}], entry -> entry.v is not null))`
		: 'map([]::varchar[], []::double[])';
	const faults: Fault[] = [...items].map(([code, header]) => ({
		column: code,
		rule: 'not a number',
		when: `intake_item_is_wrong(${identifier(header)})`
	}));
	return { name, text: 'null', typed, faults };
}
