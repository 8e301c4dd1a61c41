import { cellText, numberSql, textOf, valueOf, wordOf } from '#lib/server/intake/column-sql.ts';
import type { Cell, Fault, MappedColumn } from '#lib/server/intake/column-sql.ts';
import { literal } from '#lib/server/sql-file.ts';

const itemCell = (code: string, header: string, isTrimmed: boolean): Cell => ({
	name: code,
	text: cellText(header, isTrimmed),
	word: `intake_answer(${textOf(code)})`,
	value: numberSql(wordOf(code), 'DOUBLE')
});

/** SQL of the answers that there are. Where all are, a map costs a fifth when it is made of a struct. */
function answersSql(codes: string[]): string {
	const fields = codes.map((code) => `${literal(code)}: ${valueOf(code)}`).join(', ');
	const entries = codes.map((code) => `{k: ${literal(code)}, v: ${valueOf(code)}}`).join(', ');
	const isWhole = codes.map((code) => `${valueOf(code)} is not null`).join(' and ');
	return `case when ${isWhole} then {${fields}}::map(varchar, double) else map_from_entries(list_filter([${entries}], lambda entry: entry.v is not null)) end`;
}

/**
 * Compiles the items of a questionnaire to one map of item code -> answer. A missing answer is absent from the
 * map, an item that does not apply is -8; anything else that is no number is a fault of the row. `isTrimmed`: no cell of
 * the source has blanks around it.
 */
export function mapItems(
	name: string,
	items: Map<string, string>,
	isTrimmed: boolean
): MappedColumn {
	const codes = [...items.keys()];
	const typed = codes.length > 0 ? answersSql(codes) : 'map([]::varchar[], []::double[])';
	const faults: Fault[] = codes.map((code) => ({
		column: code,
		rule: 'not a number',
		when: `${wordOf(code)} is not null and ${valueOf(code)} is null`
	}));
	const cells = [...items].map(([code, header]) => itemCell(code, header, isTrimmed));
	return { name, cells, typed, faults };
}

/**
 * The word of an instrument's cell: PHQ-9, phq_9 and PHQ9 are the registry's phq-9, by its names. An instrument that the registry
 * does not have stays as it is written: it is kept, though nothing scores it.
 */
export function instrumentWord(name: string, ids: Map<string, string>): string {
	const known = [...ids].map(([plain, id]) => `${literal(plain)}: ${literal(id)}`).join(', ');
	const plain = `regexp_replace(lower(${textOf(name)}), '[^a-z0-9]', '', 'g')`;
	return `coalesce(map {${known}}[${plain}], ${textOf(name)})`;
}
