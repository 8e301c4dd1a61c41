import { appliesTo } from '#lib/server/intake/gate/columns.ts';
import type { GateColumn } from '#lib/server/intake/gate/columns.ts';
import type { Role, Rule } from '#lib/server/intake/gate/rules.ts';
import { fillSql, identifier, literal, readSqlFile } from '#lib/server/sql-file.ts';

/** Rows to look at: a relation DuckDB can read, and how large the file is. */
export type GateRows = { relation: string; bytes: number };

// Shares are judged on all rows of a file up to this size, on one row in two of a file twice as large, and so on.
const sampleBytes = 500_000;
const oldestAge = 90;
/** The name of a column inside the query of a scan: all are as long, so that none stands inside a list of others by chance. */
export const nameOf = (column: GateColumn): string => `c${`${column.at}`.padStart(5, '0')}`;

// A list as one text: DuckDB would make a join of every "in".
const isOneOf = (columns: GateColumn[]): string =>
	`contains(${literal(columns.map(nameOf).join(''))}, column_name)`;

const matches = (cell: string, pattern: string): string =>
	`regexp_matches(${cell}, ${literal(pattern)})`;

const anyOf = (patterns: string[]): string => patterns.map((pattern) => `(?:${pattern})`).join('|');

/** What must hold of a cell for a rule to count it. `year` is the year of the load. */
export function ruleSql(rule: Rule, year: number, cell = 'value'): string {
	const parts = [matches(cell, rule.pattern)];
	if (rule.but_not) parts.push(`not ${matches(cell, rule.but_not)}`);
	if (rule.min_length) parts.push(`strlen(${cell}) >= ${rule.min_length}`);
	if (rule.check) parts.push(fillSql(rule.check, { cell, oldest_year: `${year - oldestAge}` }));
	return `(${parts.join(' and ')})`;
}

const codesOnly = new Set<Role>(['id']);
const textsOnly = new Set<Role>(['id', 'category', 'code', 'choice']);
const within = (rule: Rule, roles: Set<Role>): boolean =>
	rule.roles.every((role) => roles.has(role));

/**
 * The row as one text: ids, then a mark, then other texts, then a mark, then the rest. Some seeds stand in most rows
 * for good reason, such as a date: rules for the first columns alone seek them before the mark.
 */
function rowText(columns: GateColumn[]): string {
	const ids = columns.filter(({ role }) => codesOnly.has(role));
	const texts = columns.filter(({ role }) => textsOnly.has(role) && !codesOnly.has(role));
	const rest = columns.filter(({ role }) => !textsOnly.has(role));
	const parts = [
		...ids.map(nameOf),
		'chr(29)',
		...texts.map(nameOf),
		'chr(30)',
		...rest.map(nameOf)
	];
	return `concat_ws(chr(31), ${parts.join(', ')})`;
}

function seedInRow({ seed, ...rule }: Rule): string[] {
	if (seed === undefined) return [];
	if (within(rule, codesOnly)) return [`^[^\\x1d]*(?:${seed})`];
	return within(rule, textsOnly) ? [`^[^\\x1e]*(?:${seed})`] : [seed];
}

/** Whether a row may hold what is sought in every row. */
function suspectRow(rules: Rule[], columns: GateColumn[], year: number): string {
	const parts = [matches('row_text', anyOf(rules.flatMap(seedInRow)))];
	for (const rule of rules) {
		const held = columns.filter((column) => appliesTo(rule, column));
		if (held.length === 0) continue;
		if (rule.named)
			parts.push(...held.map((column) => ruleSql(rule, year, `trim(${nameOf(column)})`)));
		if (rule.min_length)
			parts.push(
				`greatest(${held.map((column) => `strlen(${nameOf(column)})`).join(', ')}) >= ${rule.min_length}`
			);
	}
	return `(${parts.join('\n        or ')})`;
}

/** Whether a cell of such a row may be the one. */
function suspectCell(rules: Rule[], columns: GateColumn[]): string {
	const broad = rules.filter((rule) => !within(rule, textsOnly));
	const parts = [matches('raw', anyOf(broad.flatMap(({ seed }) => seed ?? [])))];
	for (const rule of rules) {
		const held = columns.filter((column) => appliesTo(rule, column));
		if (held.length === 0) continue;
		if (rule.min_length) parts.push(`strlen(raw) >= ${rule.min_length}`);
		else if (rule.named) parts.push(isOneOf(held));
		else if (rule.seed && !broad.includes(rule))
			parts.push(`(${isOneOf(held)} and ${matches('raw', rule.seed)})`);
	}
	return `(${parts.join(' or ')})`;
}

function hitSql(rule: Rule, columns: GateColumn[], year: number): string {
	const held = columns.filter((column) => appliesTo(rule, column));
	if (held.length === 0) return 'false';
	const isLookedAt = rule.looks_at === 'sample' ? 'is_sampled' : 'is_suspect';
	const isHere = held.length === columns.length ? '' : `and ${isOneOf(held)}`;
	return `case when ${isLookedAt} ${isHere} then ${ruleSql(rule, year)} end`;
}

// A cell that two rules of one kind hit is one cell: rules for single cells count those of their kind.
function kindHit(rule: Rule, rules: Rule[]): string {
	const isAlike = (other: Rule) =>
		other === rule ||
		(rule.looks_at === 'every_row' && other.looks_at === 'every_row' && other.kind === rule.kind);
	return rules.flatMap((other, at) => (isAlike(other) ? [`hit_${at}`] : [])).join(' or ');
}

/** The query that counts, for each column of the rows, the cells that each rule hits. */
export function scanSql(
	rows: GateRows,
	columns: GateColumn[],
	rules: Rule[],
	year: number
): string {
	const sought = rules.filter((rule) => rule.looks_at === 'every_row');
	const hits = rules.map((rule) => hitSql(rule, columns, year));
	const distinct = rules.map((rule, at) =>
		rule.looks_at === 'sample' ? `count(distinct value_hash) filter (where hit_${at})` : '0'
	);
	return fillSql(readSqlFile('intake/gate/scan.sql').sql, {
		cells: columns
			.map((column) => `${identifier(column.header)}::varchar as ${nameOf(column)}`)
			.join(',\n        '),
		names: columns.map(nameOf).join(', '),
		rows: rows.relation,
		one_in: `${Math.max(1, Math.floor(rows.bytes / sampleBytes))}`,
		row_text: rowText(columns),
		is_suspect: suspectRow(sought, columns, year),
		is_suspect_cell: suspectCell(sought, columns),
		hits: hits.map((hit, at) => `${hit} as hit_${at}`).join(',\n        '),
		rows_hit: rules.map((rule) => `count(*) filter (where ${kindHit(rule, rules)})`).join(', '),
		distinct_hit: distinct.join(', ')
	});
}
