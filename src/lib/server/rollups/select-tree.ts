import { z } from 'zod';
import type { Measure } from '#lib/measures/measure.ts';

/** A part of the tree that DuckDB parses a select to. */
export type Tree = Record<string, unknown>;

const selectSchema = z
	.object({
		type: z.literal('SELECT_NODE'),
		modifiers: z.tuple([]),
		select_list: z.array(z.looseObject({ class: z.string(), alias: z.string() })),
		from_table: z.unknown(),
		where_clause: z.unknown(),
		cte_map: z.unknown(),
		group_expressions: z.tuple([]),
		having: z.null(),
		qualify: z.null(),
		sample: z.null()
	})
	.loose();
const treeSchema = z.object({
	error: z.literal(false),
	statements: z.tuple([z.looseObject({ node: selectSchema })])
});

export type Select = z.infer<typeof selectSchema>;

/** The select of a tree; undefined where it groups, sorts, picks or is none. */
export const plainSelect = (tree: unknown): Select | undefined =>
	treeSchema.safeParse(tree).data?.statements[0].node;

/** Every object of a tree, however deep, as `change` has it; where it stood in its file is left out. */
export function mapTree(tree: unknown, change: (node: Tree) => Tree): unknown {
	if (Array.isArray(tree)) return tree.map((part) => mapTree(part, change));
	if (tree === null || typeof tree !== 'object') return tree;
	const parts = Object.entries(tree)
		.filter(([name]) => name !== 'query_location')
		.map(([name, part]) => [name, mapTree(part, change)]);
	return change(Object.fromEntries(parts) as Tree);
}

export const isParameter = (node: Tree): boolean => node.type === 'VALUE_PARAMETER';

/** The same text for trees that say the same, with values in place of the measure's parameters. */
export const meaningOf = (tree: unknown, { parameters }: Measure): string =>
	JSON.stringify(
		mapTree(tree, (node) =>
			isParameter(node) ? { value: parameters[String(node.identifier)] } : node
		)
	);

/** The name of a column that a select gives; '' where it has none. */
export function nameOf(item: Tree): string {
	if (item.alias !== '') return String(item.alias);
	const names = z.array(z.string()).safeParse(item.column_names);
	return names.data?.at(-1) ?? '';
}

/** The parameters that a tree has, as it lists them itself. */
export function namedParameters(tree: unknown): { key: string; value: number }[] {
	const names = new Set<string>();
	mapTree(tree, (node) => {
		if (isParameter(node)) names.add(String(node.identifier));
		return node;
	});
	return [...names].map((key, at) => ({ key, value: at + 1 }));
}
