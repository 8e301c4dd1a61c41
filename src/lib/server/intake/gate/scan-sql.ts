import { appliesTo } from '#lib/server/intake/gate/columns.ts';
import type { GateColumn } from '#lib/server/intake/gate/columns.ts';
import { keptSql } from '#lib/server/intake/gate/kept-sql.ts';
import type { GateRows } from '#lib/server/intake/gate/kept-sql.ts';
import {
	anyOf,
	isOneOf,
	matches,
	nameOf,
	ruleSql,
	textsOnly,
	within
} from '#lib/server/intake/gate/rule-sql.ts';
import type { Rule } from '#lib/server/intake/gate/rules.ts';
import { fillSql, readSqlFile } from '#lib/server/sql-file.ts';

/** Whether a cell of a suspect row may be the one. */
function suspectCell(rules: Rule[], columns: GateColumn[]): string {
	const broad = rules.filter((rule) => !within(rule, textsOnly));
	const parts = [matches('raw', anyOf(broad.flatMap(({ seed }) => seed ?? [])))];
	for (const rule of rules) {
		const held = columns.filter((column) => appliesTo(rule, column));
		if (held.length === 0) continue;
		if (rule.named) parts.push(isOneOf(held));
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
		kept: keptSql(rows, columns, sought, year),
		names: columns.map(nameOf).join(', '),
		is_suspect_cell: suspectCell(sought, columns),
		hits: hits.map((hit, at) => `${hit} as hit_${at}`).join(',\n        '),
		rows_hit: rules.map((rule) => `count(*) filter (where ${kindHit(rule, rules)})`).join(', '),
		distinct_hit: distinct.join(', ')
	});
}
