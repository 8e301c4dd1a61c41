import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

// What DuckDB's tree calls the parts of an expression over one row. No subquery, window, star or parameter.
const parts = new Set(
	'FUNCTION COLUMN_REF CONSTANT CASE CAST COMPARISON CONJUNCTION OPERATOR BETWEEN LAMBDA COLLATE'.split(
		' '
	)
);
// They give a value for a row, but read or change what is not of the row.
const outside = new Set(
	'nextval currval setseed getenv current_setting getvariable write_log'.split(' ')
);

const treeSchema = z.object({
	error: z.literal(false),
	statements: z.tuple([
		z.object({
			node: z.object({
				type: z.literal('SELECT_NODE'),
				modifiers: z.array(z.unknown()).length(0),
				select_list: z.tuple([z.unknown()]),
				from_table: z.object({ type: z.literal('EMPTY') }),
				where_clause: z.null(),
				group_expressions: z.array(z.unknown()).length(0),
				having: z.null(),
				qualify: z.null()
			})
		})
	])
});

type Node = { class?: unknown; function_name?: unknown };

/** Every part of an expression's tree, however deep. */
function* nodesOf(tree: unknown): Generator<Node> {
	if (tree === null || typeof tree !== 'object') return;
	if ('class' in tree && typeof tree.class === 'string') yield tree;
	for (const part of Object.values(tree)) yield* nodesOf(part);
}

const notOne = 'is not one SQL expression. Write one, such as coalesce(plan, carrier)';

function problemOf(tree: unknown, functions: Set<string>): string | undefined {
	const parsed = treeSchema.safeParse(tree);
	if (!parsed.success) return notOne;
	for (const node of nodesOf(parsed.data.statements[0].node.select_list)) {
		if (!parts.has(String(node.class)))
			return 'looks beyond its own row. Use the columns of the row alone, without subqueries or windows';
		if (node.class !== 'FUNCTION') continue;
		const name = String(node.function_name);
		if (!functions.has(name)) return `uses ${name}, which gives no value from one row`;
		if (outside.has(name)) return `uses ${name}, which looks beyond its own row`;
	}
	return undefined;
}

async function checkAll(db: DuckDBConnection, expressions: string[]) {
	await runStatements(db, 'intake/macros', readSqlFile('intake/macros.sql').sql);
	const listed = await runQuery(db, {
		name: 'profiles/row_functions',
		sql: readSqlFile('profiles/row_functions.sql').sql,
		row: z.object({ name: z.string() })
	});
	const functions = new Set(listed.map(({ name }) => name));
	const problems = new Map<string, string>();
	const { sql } = readSqlFile('profiles/parse_expression.sql');
	const query = { name: 'profiles/parse_expression', sql, row: z.object({ tree: z.string() }) };
	for (const expression of expressions) {
		const [row] = await runQuery(db, query, { expression });
		const problem = problemOf(JSON.parse(row?.tree ?? 'null'), functions);
		if (problem !== undefined) problems.set(expression, problem);
	}
	return problems;
}

/**
 * Looks at SQL expressions of a profile without running any: what is wrong with each that is not one expression over
 * one source row. A profile may come from elsewhere, and its SQL is pasted into the select that reads an export.
 */
export async function checkSql(expressions: string[]): Promise<Map<string, string>> {
	if (expressions.length === 0) return new Map();
	const instance = await DuckDBInstance.create(':memory:', { enable_external_access: 'false' });
	const db = await instance.connect();
	try {
		return await checkAll(db, [...new Set(expressions)]);
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}
