/** Items by their key, in the order in which each key first comes; looked up once for stretches of the same key. */
export function groupBy<Item, Key>(
	items: readonly Item[],
	keyOf: (item: Item) => Key
): Map<Key, Item[]> {
	const groups = new Map<Key, Item[]>();
	let last: { key: Key; group: Item[] } | undefined;
	for (const item of items) {
		const key = keyOf(item);
		if (!last || last.key !== key) {
			const group = groups.get(key) ?? [];
			groups.set(key, group);
			last = { key, group };
		}
		last.group.push(item);
	}
	return groups;
}
