import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

/** A rule that a select breaks; `at` is the byte of the SQL where, null where it is about the whole. */
export type SelectProblem = { at: number | null; rule: string; fix: string };

const treeSchema = z.union([
	z.object({ error: z.literal(true), error_message: z.string(), position: z.string().optional() }),
	z.object({
		error: z.literal(false),
		statements: z.array(z.object({ node: z.object({ type: z.string() }).loose() }))
	})
]);

/** Tables that are made of values alone. */
const tableFunctions = new Set(['unnest', 'range', 'generate_series']);
// Without parentheses they look like columns, and give another answer tomorrow.
const clocks = new Set(
	'current_date current_time current_timestamp localtime localtimestamp'.split(' ')
);
const nowhere = 2 ** 53;

type Node = Record<string, unknown>;
type Known = { tables: Set<string>; functions: Set<string> };

/** Every part of a tree that has a type, however deep. */
function* nodesOf(tree: unknown): Generator<Node> {
	if (tree === null || typeof tree !== 'object') return;
	if ('type' in tree && typeof tree.type === 'string') yield tree as Node;
	for (const part of Object.values(tree)) yield* nodesOf(part);
}

/** The names that `with` gives. */
function* namesOfCtes(tree: unknown): Generator<string> {
	for (const { cte_map: named } of nodesOf(tree)) {
		const parsed = z.object({ map: z.array(z.object({ key: z.string() })) }).safeParse(named);
		for (const { key } of parsed.data?.map ?? []) yield key;
	}
}

const placeOf = ({ query_location: at }: Node): number | null =>
	typeof at === 'number' && at < nowhere ? at : null;

const ownData =
	'Read the tables that docs/measures.md names; a measure reaches no file and no network.';

function tableProblem(node: Node, { tables }: Known): string | undefined {
	const name = String(node.table_name);
	const schema = String(node.schema_name);
	if (tables.has(name.toLowerCase()) && (schema === '' || schema === 'main')) return undefined;
	return `there is no table ${schema === '' ? name : `${schema}.${name}`}`;
}

function problemOf(node: Node, known: Known): Omit<SelectProblem, 'at'> | undefined {
	if (node.type === 'BASE_TABLE') {
		const rule = tableProblem(node, known);
		return rule === undefined ? undefined : { rule, fix: ownData };
	}
	if (node.type === 'SHOW_REF') return { rule: 'it lists tables in place of rows', fix: ownData };
	if (node.type === 'RECURSIVE_CTE_NODE')
		return { rule: 'it refers to itself', fix: 'Write it without recursion.' };
	if (node.type === 'TABLE_FUNCTION') {
		const { function_name: name } = z.object({ function_name: z.string() }).parse(node.function);
		return tableFunctions.has(name) ? undefined : { rule: `it reads from ${name}()`, fix: ownData };
	}
	if (node.class === 'FUNCTION' && !tableFunctions.has(String(node.function_name))) {
		const name = String(node.function_name);
		if (known.functions.has(name)) return undefined;
		const rule = `it uses ${name}, which is unknown, or gives another answer each time or looks outside the data`;
		return {
			rule,
			fix: 'Count from the columns alone; the day of the data is as_of of snapshot_fact.'
		};
	}
	if (node.class === 'COLUMN_REF') {
		const [name = ''] = z.array(z.string()).parse(node.column_names);
		if (!clocks.has(name.toLowerCase())) return undefined;
		const rule = `it uses ${name}, which is another day tomorrow`;
		return { rule, fix: 'The day of the data is as_of of snapshot_fact.' };
	}
	return undefined;
}

async function knownIn(db: DuckDBConnection): Promise<Known> {
	const row = z.object({ name: z.string() });
	const ask = async (name: string) => {
		const { sql } = readSqlFile(`own_measures/${name}.sql`);
		return (await runQuery(db, { name: `own_measures/${name}`, sql, row })).map(
			(each) => each.name
		);
	};
	return { tables: new Set(await ask('tables')), functions: new Set(await ask('functions')) };
}

/**
 * Looks at the select of a clinic's own measure without running it: one select, over the tables of `db` alone, with
 * functions that give the same answer for the same rows. Gives the first rule it breaks, or nothing.
 */
export async function checkSelect(
	db: DuckDBConnection,
	sql: string
): Promise<SelectProblem | undefined> {
	const { sql: parse } = readSqlFile('own_measures/parse.sql');
	const query = { name: 'own_measures/parse', sql: parse, row: z.object({ tree: z.string() }) };
	const [row] = await runQuery(db, query, { sql });
	const tree = treeSchema.parse(JSON.parse(row?.tree ?? 'null'));
	if (tree.error) {
		const at = tree.position === undefined ? null : Number(tree.position);
		const fix = 'Below the header stands one select, and nothing else.';
		return { at, rule: `it is not a select that DuckDB can read: ${tree.error_message}`, fix };
	}
	if (tree.statements.length !== 1)
		return { at: null, rule: 'it is more than one statement', fix: 'Keep one select per file.' };
	const known = await knownIn(db);
	for (const name of namesOfCtes(tree.statements)) known.tables.add(name.toLowerCase());
	for (const node of nodesOf(tree.statements)) {
		const problem = problemOf(node, known);
		if (problem) return { at: placeOf(node), ...problem };
	}
	return undefined;
}
