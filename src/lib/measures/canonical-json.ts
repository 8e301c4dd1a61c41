const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	const entries = Object.entries(value)
		.filter(([, part]) => part !== undefined)
		.sort(([a], [b]) => byName(a, b))
		.map(([name, part]) => [name, sorted(part)]);
	// Not an object literal: a name such as __proto__ would be lost in one.
	return Object.fromEntries(entries);
}

/**
 * A value as JSON whose bytes follow from the value alone: names in the order of their code units, one tab a level, a
 * line feed at the end. Fields that are undefined are left out; lists keep their order. Throws TypeError for what JSON
 * cannot hold (a cycle, a bigint).
 */
export const canonicalJson = (value: unknown): string =>
	`${JSON.stringify(sorted(value), null, '\t')}\n`;
