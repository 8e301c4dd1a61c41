import { asSource } from '#lib/server/intake/profile.ts';
import type { ColumnSource } from '#lib/server/intake/profile.ts';
import { identifier, literal } from '#lib/server/sql-file.ts';
import type { Column } from '#lib/server/warehouse/contract.ts';

/** A fault a row can have: the contract's column, the rule in words, and the SQL that is true where it is broken. */
export type Fault = { column: string; rule: string; when: string };

/** A column of the contract as SQL over the source row: its text, its typed value, and what can be wrong with it. */
export type MappedColumn = { name: string; text: string; typed: string; faults: Fault[] };

/** The text of a source cell without what stands for "missing". */
export const cell = (sql: string): string => `intake_text(${sql})`;

function sourceText(source: ColumnSource): string {
	if (source.constant !== undefined) return literal(`${source.constant}`);
	const text = source.sql ? `(${source.sql})::varchar` : identifier(source.from ?? '');
	const present = cell(text);
	return source.default === undefined
		? present
		: `coalesce(${present}, ${literal(`${source.default}`)})`;
}

function mapValues(text: string, values: ColumnSource['values']): string {
	if (!values) return text;
	const cases = Object.entries(values).map(
		([from, to]) => `when ${literal(from)} then ${to === null ? 'null' : literal(`${to}`)}`
	);
	return `case ${text} ${cases.join(' ')} end`;
}

const integerTypes = new Set(['TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT']);

function typedAs(
	column: Column,
	text: string,
	source: ColumnSource
): { sql: string; rule: string } {
	if (column.values) {
		const allowed = column.values.join(', ');
		const cases = column.values.map(
			(value) => `when ${literal(value.toLowerCase())} then ${literal(value)}`
		);
		return { sql: `case lower(${text}) ${cases.join(' ')} end`, rule: `not one of ${allowed}` };
	}
	if (column.type === 'DATE')
		return source.date
			? {
					sql: `intake_date_as(${text}, ${literal(source.date)})`,
					rule: `not a date written as ${source.date}, or not between 1900 and 2100`
				}
			: {
					sql: `intake_date(${text})`,
					rule: 'not a date written as YYYY-MM-DD between 1900 and 2100'
				};
	if (integerTypes.has(column.type))
		return {
			sql: `try_cast(intake_integer(${text}) as ${column.type})`,
			rule: 'not a whole number'
		};
	if (column.type.startsWith('DECIMAL'))
		return {
			sql: `try_cast(intake_number(${text}) as ${column.type})`,
			rule: 'not a plain number such as 1234.50'
		};
	if (column.type === 'DOUBLE')
		return {
			sql: `try_cast(intake_number(${text}) as double)`,
			rule: 'not a plain number such as 12.5'
		};
	if (column.type === 'BOOLEAN')
		return { sql: `intake_boolean(${text})`, rule: 'not one of true, false, yes, no, y, n, 1, 0' };
	return { sql: text, rule: '' };
}

/** Compiles one column of the contract from where a profile (or a header of the same name) finds it. */
export function mapColumn(column: Column, given: ColumnSource | string): MappedColumn {
	const source = asSource(given);
	const text = sourceText(source);
	const mapped = mapValues(text, source.values);
	const { sql, rule } = typedAs(column, mapped, source);
	const faults: Fault[] = [];
	const listed = Object.entries(source.values ?? {}).filter(([, to]) => to === null);
	const missing = listed.map(([from]) => literal(from)).join(', ');
	const unlisted = `${text} is not null${missing && ` and ${text} not in (${missing})`}`;
	if (source.values)
		faults.push({
			column: column.name,
			rule: 'a value that the profile does not list',
			when: `${unlisted} and ${mapped} is null`
		});
	if (rule !== '')
		faults.push({ column: column.name, rule, when: `${mapped} is not null and ${sql} is null` });
	if (column.isRequired)
		faults.push({
			column: column.name,
			rule: 'a required cell is empty',
			when: `${mapped} is null`
		});
	return { name: column.name, text: mapped, typed: sql, faults };
}
