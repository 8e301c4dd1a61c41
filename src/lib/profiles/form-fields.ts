/** Fields of a form as they are named: what stands under `a.b` is under b in a; a name may come several times. */
export type FieldTree = { values: string[]; parts: Map<string, FieldTree> };

const leaf = (): FieldTree => ({ values: [], parts: new Map() });

/** The fields of a form as a tree by the parts of their names. */
export function fieldTree(fields: [string, string][]): FieldTree {
	const root = leaf();
	for (const [name, value] of fields) {
		let node = root;
		for (const part of name.split('.')) {
			const next = node.parts.get(part) ?? leaf();
			node.parts.set(part, next);
			node = next;
		}
		node.values.push(value);
	}
	return root;
}

/** What stands under a path of names; nothing where it is not there. */
export const partAt = (tree: FieldTree, ...path: string[]): FieldTree =>
	path.reduce<FieldTree>((node, part) => node.parts.get(part) ?? leaf(), tree);

/** The text of a field, without blanks at its ends; '' where it is not there. */
export const textAt = (tree: FieldTree, ...path: string[]): string =>
	partAt(tree, ...path)
		.values.at(-1)
		?.trim() ?? '';

/** The numbered parts, in the order of their numbers; a number that was left out leaves no gap. */
export const listAt = (tree: FieldTree, ...path: string[]): FieldTree[] =>
	[...partAt(tree, ...path).parts]
		.filter(([name]) => /^\d+$/.test(name))
		.sort(([a], [b]) => Number(a) - Number(b))
		.map(([, part]) => part);
