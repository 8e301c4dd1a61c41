import type { Instrument, Registry } from '#lib/instruments/instrument.ts';

const generic = /^item[ _.-]?0*([1-9]\d{0,2})$/i;

const knownCodes = ({ items, editions }: Instrument): Set<string> =>
	new Set([
		...items.map(({ code }) => code),
		...editions.flatMap(({ renumbered }) => Object.keys(renumbered))
	]);

/** The item a column name stands for in one instrument: its own code, or a name its aliases know. */
function codeIn(instrument: Instrument, column: string): string | undefined {
	const known = knownCodes(instrument);
	const name = column.toLowerCase();
	if (known.has(name)) return name;
	for (const { pattern, code } of instrument.aliases) {
		const match = new RegExp(pattern, 'i').exec(column);
		const found = match && code.replaceAll(/\$(\d)/g, (_, n: string) => match[Number(n)] ?? '');
		if (found && known.has(found.toLowerCase())) return found.toLowerCase();
	}
	return undefined;
}

function codeOf(registry: Registry, column: string): string | undefined {
	const numbered = generic.exec(column);
	if (numbered) return `item_${numbered[1]}`;
	return registry
		.map((instrument) => codeIn(instrument, column))
		.find((code) => code !== undefined);
}

/**
 * The columns of an export that hold items of a questionnaire: item code -> column name. Known are `item_1` to
 * `item_n`, each instrument's own codes (m6, D1) and its aliases (phq9_1, asi_d3a). Where several columns mean one
 * item, the one named by the code itself is taken; else none is, for there is no telling which is meant.
 */
export function itemColumns(registry: Registry, columns: string[]): Map<string, string> {
	const named = new Map<string, string[]>();
	for (const column of columns) {
		const code = codeOf(registry, column.trim());
		if (code) named.set(code, [...(named.get(code) ?? []), column]);
	}
	const chosen = new Map<string, string>();
	for (const [code, candidates] of named) {
		const own = candidates.filter((column) => column.trim().toLowerCase() === code);
		const [column, other] = own.length > 0 ? own : candidates;
		if (column !== undefined && other === undefined) chosen.set(code, column);
	}
	return chosen;
}
