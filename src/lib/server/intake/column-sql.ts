import { asSource } from '#lib/server/intake/profile.ts';
import type { ColumnSource } from '#lib/server/intake/profile.ts';
import { identifier, literal } from '#lib/server/sql-file.ts';
import type { Column } from '#lib/server/warehouse/contract.ts';

/** A fault a row can have: the contract's column, the rule in words, and the SQL that is true where it is broken. */
export type Fault = { column: string; rule: string; when: string };

/** A cell on its way in: SQL of its text over the source row, of its word over the text, of its value over the word. */
export type Cell = { name: string; text: string; word: string; value: string };

/** A column of the contract as SQL: the cells it reads, its typed value over theirs, and what can be wrong with it. */
export type MappedColumn = { name: string; cells: Cell[]; typed: string; faults: Fault[] };

/** The text of a cell as a column of the layer below: what stands in the source, without what means "missing". */
export const textOf = (name: string): string => identifier(`${name}.text`);
/** The word of a cell: its text after the profile's value map. */
export const wordOf = (name: string): string => identifier(`${name}.word`);
/** The typed value of a cell. */
export const valueOf = (name: string): string => identifier(`${name}.value`);

/** The text of a cell as it stands in a column of the source. `isTrimmed`: no cell of the source has blanks around it. */
export const cellText = (header: string, isTrimmed: boolean): string =>
	`${isTrimmed ? 'intake_trimmed' : 'intake_text'}(${identifier(header)})`;

function sourceText(source: ColumnSource, isTrimmed: boolean): string {
	if (source.constant !== undefined) return literal(`${source.constant}`);
	const text = source.sql
		? `intake_text((${source.sql})::varchar)`
		: cellText(source.from ?? '', isTrimmed);
	return source.default === undefined ? text : `coalesce(${text}, ${literal(`${source.default}`)})`;
}

const sqlMap = (entries: [string, string][]): string =>
	`map {${entries.map(([from, to]) => `${literal(from)}: ${literal(to)}`).join(', ')}}`;

function mapValues(text: string, values: ColumnSource['values']): string {
	if (!values) return text;
	const kept = Object.entries(values).flatMap(([from, to]): [string, string][] =>
		to === null ? [] : [[from, `${to}`]]
	);
	return kept.length > 0 ? `${sqlMap(kept)}[${text}]` : 'null::varchar';
}

const integerTypes = new Set(['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT']);

type Typing = { value: string; rule: string };

// What reads the same when it is written again is no other notation of a number: no pattern need be held to it.
const asItIsWritten = (word: string, type: string): string =>
	`case when try_cast(${word} as ${type})::varchar = ${word} then try_cast(${word} as ${type}) end`;

/** SQL of the number that a word is; null where it is none. `type` is DOUBLE or a DECIMAL. */
export const numberSql = (word: string, type: string): string =>
	`coalesce(${asItIsWritten(word, type === 'DOUBLE' ? 'INTEGER' : type)}, try_cast(intake_number(${word}) as ${type}))`;

function typing({ type, values }: Column, word: string, source: ColumnSource): Typing {
	if (values)
		return {
			value: values.every((value) => value === value.toLowerCase())
				? `coalesce(try_cast(${word} as ${type}), try_cast(lower(${word}) as ${type}))`
				: `${sqlMap(values.map((value) => [value.toLowerCase(), value]))}[lower(${word})]::${type}`,
			rule: `not one of ${values.join(', ')}`
		};
	if (type === 'DATE' && source.date)
		return {
			value: `intake_date_as(${word}, ${literal(source.date)})`,
			rule: `not a date written as ${source.date}, or not between 1900 and 2100`
		};
	if (type === 'DATE')
		return {
			value: `intake_date(${word})`,
			rule: 'not a date written as YYYY-MM-DD between 1900 and 2100'
		};
	if (integerTypes.has(type))
		return {
			value: `coalesce(${asItIsWritten(word, type)}, try_cast(intake_integer(${word}) as ${type}))`,
			rule: 'not a whole number'
		};
	if (type.startsWith('DECIMAL') || type === 'DOUBLE')
		return {
			value: numberSql(word, type),
			rule: 'not a plain number such as 1234.50'
		};
	if (type === 'BOOLEAN')
		return {
			value: `intake_boolean(${word})`,
			rule: 'not one of true, false, yes, no, y, n, 1, 0'
		};
	return {
		value: `intake_whole(${word})`,
		rule: 'a number as a spreadsheet shortens it (1.2E+11), or its error: give the column the format Text, and export again'
	};
}

function unlisted(column: Column, values: NonNullable<ColumnSource['values']>): Fault {
	const missing = Object.entries(values).flatMap(([from, to]) =>
		to === null ? literal(from) : []
	);
	const isListed =
		missing.length > 0 ? ` and ${textOf(column.name)} not in (${missing.join(', ')})` : '';
	return {
		column: column.name,
		rule: 'a value that the profile does not list',
		when: `${textOf(column.name)} is not null and ${wordOf(column.name)} is null${isListed}`
	};
}

/**
 * Compiles one column of the contract from where a profile (or a header of the same name) finds it. `isTrimmed`: no cell
 * of the source has blanks around it.
 */
export function mapColumn(
	column: Column,
	given: ColumnSource | string,
	isTrimmed: boolean
): MappedColumn {
	const source = asSource(given);
	const { name } = column;
	const { value, rule } = typing(column, wordOf(name), source);
	const faults: Fault[] = [];
	if (source.values) faults.push(unlisted(column, source.values));
	faults.push({
		column: name,
		rule,
		when: `${wordOf(name)} is not null and ${valueOf(name)} is null`
	});
	if (column.isRequired)
		faults.push({
			column: name,
			rule: 'a required cell is empty',
			when: `${wordOf(name)} is null`
		});
	const word = mapValues(textOf(name), source.values);
	return {
		name,
		cells: [{ name, text: sourceText(source, isTrimmed), word, value }],
		typed: valueOf(name),
		faults
	};
}
