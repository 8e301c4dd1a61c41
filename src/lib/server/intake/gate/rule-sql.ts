import type { GateColumn } from '#lib/server/intake/gate/columns.ts';
import type { Role, Rule } from '#lib/server/intake/gate/rules.ts';
import { fillSql, literal } from '#lib/server/sql-file.ts';

/** The roles of columns that hold ids, and of all that hold short texts. */
export const codesOnly = new Set<Role>(['id']);
export const textsOnly = new Set<Role>(['id', 'category', 'code', 'choice']);
/** Whether a rule is for columns of these roles alone. */
export const within = (rule: Rule, roles: Set<Role>): boolean =>
	rule.roles.every((role) => roles.has(role));

const oldestAge = 90;
/** The name of a column inside the query of a scan: all are as long, so that none stands inside a list of others by chance. */
export const nameOf = (column: GateColumn): string => `c${`${column.at}`.padStart(5, '0')}`;

/** Whether the cell of the query is one of these columns. A list as one text: DuckDB would make a join of every "in". */
export const isOneOf = (columns: GateColumn[]): string =>
	`contains(${literal(columns.map(nameOf).join(''))}, column_name)`;

/** Whether SQL of a text matches a pattern. */
export const matches = (cell: string, pattern: string): string =>
	`regexp_matches(${cell}, ${literal(pattern)})`;

/** A pattern of what matches any of these. */
export const anyOf = (patterns: string[]): string =>
	patterns.map((pattern) => `(?:${pattern})`).join('|');

/** What must hold of a cell for a rule to count it. `year` is the year of the load. */
export function ruleSql(rule: Rule, year: number, cell = 'value'): string {
	const parts = [matches(cell, rule.pattern)];
	if (rule.but_not) parts.push(`not ${matches(cell, rule.but_not)}`);
	if (rule.min_length) parts.push(`strlen(${cell}) >= ${rule.min_length}`);
	if (rule.check) parts.push(fillSql(rule.check, { cell, oldest_year: `${year - oldestAge}` }));
	return `(${parts.join(' and ')})`;
}
