import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { unitKeys } from '#lib/measures/measure.ts';
import type { Kind, Measure } from '#lib/measures/measure.ts';
import { dimensionSource } from '#lib/server/figures/kind-queries.ts';
import type { BoundSql } from '#lib/server/figures/count-queries.ts';
import { bitsOfState, columnsRead, hasState } from '#lib/server/rollups/row-state.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import {
	isParameter,
	mapTree,
	meaningOf,
	nameOf,
	namedParameters,
	plainSelect
} from '#lib/server/rollups/select-tree.ts';
import type { Select, Tree } from '#lib/server/rollups/select-tree.ts';
import { identifier } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

/** Measures that count the same rows, and the one select that gives the columns of all of them. */
export type SharedRows = BoundSql & {
	measures: readonly Measure[];
	/** A column of one of the measures, by its place among them, as SQL over `measure_rows`. */
	column: (measure: number, name: string) => string;
};

/** The rows of one measure, as it gives them itself. */
export const rowsOf = (measure: Measure): SharedRows => ({
	measures: [measure],
	sql: measure.sql,
	parameters: measure.parameters,
	column: (_, name) => `measure_rows.${identifier(name)}`
});

// The states of a row in all of them are one whole number of 63 bits.
const mostTogether = Math.floor(63 / bitsOfState);
/** Kinds that a row adds to by what it is, and not by where it lies on an axis. */
const withoutAxis: readonly Kind[] = ['proportion', 'amount_ratio', 'mean_change', 'mean'];

const treeRow = z.object({ tree: z.string() });
const sqlRow = z.object({ sql: z.string() });

/** A measure whose select is plain enough to be read together with others: the expression of each column it needs. */
type Plain = { measure: Measure; select: Select; items: Map<string, Tree> };

/** The columns that tell rows apart, join them to their dimensions, date and group them: those of the first are those of all. */
const commonColumns = ({ unit, date, dimensions }: Measure): string[] => [
	...new Set([...unitKeys[unit], ...dimensionSource(unit).keys, date, ...dimensions])
];

// It gives rows of its own, for which the columns of others would have to wait.
const givesRows = (tree: unknown): boolean => JSON.stringify(tree).includes('"unnest"');

function plainOf(measure: Measure, tree: unknown): Plain | undefined {
	const select = plainSelect(tree);
	const isAlone = measure.isOwn || !withoutAxis.includes(measure.kind) || !hasState(measure);
	if (!select || isAlone) return undefined;
	const items = new Map(select.select_list.map((item) => [nameOf(item), item as Tree]));
	const needed = [...commonColumns(measure), ...columnsRead(measure)];
	if (givesRows(select.select_list) || needed.some((name) => !items.has(name))) return undefined;
	return { measure, select, items };
}

/** What must be the same for measures to be read together. */
function keyOf({ measure, select, items }: Plain): string {
	const { unit, date, dimensions, scale } = measure;
	const { from_table, where_clause, cte_map } = select;
	const common = commonColumns(measure).map((name) => items.get(name));
	const read = meaningOf([from_table, where_clause, cte_map, common], measure);
	return JSON.stringify([unit, date, dimensions, scale?.instrument, scale?.scale, read]);
}

const ofMeasure = (at: number, name: string): string => `${at}.${name}`;
const parameterOf = (at: number, name: string): string => `m${at}_${name}`;

function renamed(tree: unknown, at: number): unknown {
	return mapTree(tree, (node) =>
		isParameter(node) ? { ...node, identifier: parameterOf(at, String(node.identifier)) } : node
	);
}

/** The columns of each measure under names of their own, and the parameters likewise. */
function joinedTree(plain: readonly Plain[]) {
	const [first] = plain;
	const columns = plain.flatMap(({ measure, items }, at) => {
		const common = at === 0 ? commonColumns(measure) : [];
		return [...new Set([...common, ...columnsRead(measure)])].map((name) => ({
			...(renamed(items.get(name), at) as Tree),
			alias: ofMeasure(at, name)
		}));
	});
	const node = { ...(renamed(first?.select, 0) as Tree), select_list: columns };
	return { error: false, statements: [{ node, named_param_map: namedParameters(node) }] };
}

async function joinRows(db: DuckDBConnection, plain: readonly Plain[]): Promise<SharedRows> {
	const tree = joinedTree(plain);
	const query = { name: 'roll-ups', sql: rollupTemplate('select_of_tree'), row: sqlRow };
	const [found] = await runQuery(db, query, { tree: JSON.stringify(tree) });
	const used = new Set(namedParameters(tree).map(({ key }) => key));
	const parameters: Parameters = Object.fromEntries(
		plain
			.flatMap(({ measure }, at) =>
				Object.entries(measure.parameters).map(
					([name, value]) => [parameterOf(at, name), value] as const
				)
			)
			.filter(([name]) => used.has(name))
	);
	return {
		measures: plain.map(({ measure }) => measure),
		sql: found?.sql ?? '',
		parameters,
		column: (at, name) => `measure_rows.${identifier(ofMeasure(at, name))}`
	};
}

async function treesOf(db: DuckDBConnection, measures: readonly Measure[]): Promise<unknown[]> {
	const query = { name: 'roll-ups', sql: rollupTemplate('trees_of_selects'), row: treeRow };
	const found = await runQuery(db, query, { selects: measures.map(({ sql }) => sql) });
	return found.map(({ tree }) => JSON.parse(tree) as unknown);
}

/**
 * Puts measures together that count the same rows: the same tables, joined and filtered alike, with the same values of
 * parameters. So what nine definitions of an instrument read is read once. Nothing in a measure's file has to say so: it is seen from
 * the tree that DuckDB parses its select to. A clinic's own measures stay alone, so that what is wrong with one of
 * them is nobody else's matter.
 */
export async function shareRows(
	db: DuckDBConnection,
	measures: readonly Measure[]
): Promise<SharedRows[]> {
	const together = new Map<string, Plain[]>();
	const alone: SharedRows[] = [];
	const trees = await treesOf(db, measures);
	for (const [at, measure] of measures.entries()) {
		const plain = plainOf(measure, trees[at]);
		if (!plain) alone.push(rowsOf(measure));
		else together.set(keyOf(plain), [...(together.get(keyOf(plain)) ?? []), plain]);
	}
	const shared: SharedRows[] = [];
	for (const plain of together.values())
		for (let at = 0; at < plain.length; at += mostTogether) {
			const [first, ...others] = plain.slice(at, at + mostTogether);
			if (!first) continue;
			shared.push(
				others.length === 0 ? rowsOf(first.measure) : await joinRows(db, [first, ...others])
			);
		}
	return [...shared, ...alone];
}
