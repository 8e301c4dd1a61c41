import { itemColumns } from '#lib/instruments/item-columns.ts';
import type { Registry } from '#lib/instruments/instrument.ts';
import { headerWords } from '#lib/profiles/header-words.ts';
import { variantsOf } from '#lib/profiles/wanted-headers.ts';
import type { Role, Rule } from '#lib/server/intake/gate/rules.ts';
import { asSource } from '#lib/server/intake/profile.ts';
import type { Output } from '#lib/server/intake/profile.ts';
import type { Column, Table } from '#lib/server/warehouse/contract.ts';

type Contract = Map<string, Table>;

/** A column of a file as the gate sees it: `at` is its place among the columns looked at. */
export type GateColumn = { at: number; header: string; words: string[]; role: Role };

// Short codes with a form of their own, which are not categories a person could be named in.
const codes = new Set(
	'procedure_code revenue_code claim_status adjustments remarks instrument edition mode level zip3'.split(
		' '
	)
);

function roleOf({ name, type, values }: Column): Role {
	if (name.endsWith('_id')) return 'id';
	if (type === 'DATE') return 'date';
	if (values) return 'choice';
	if (codes.has(name)) return 'code';
	return type === 'VARCHAR' ? 'category' : 'number';
}

const namedInContract = (contract: Contract): Map<string, Role> =>
	new Map(
		[...contract.values()].flatMap((table) =>
			table.columns.map((column) => [column.name, roleOf(column)])
		)
	);

function rolesByOutput(contract: Contract, output: Output): [string, Role][] {
	const columns = contract.get(output.table)?.columns ?? [];
	const variants = variantsOf(output);
	return columns.flatMap((column) =>
		variants.flatMap((variant): [string, Role][] => {
			const source = variant.columns[column.name];
			const header = source === undefined ? undefined : asSource(source).from;
			return header === undefined ? [] : [[header, roleOf(column)]];
		})
	);
}

/**
 * Says of each column that is looked at what it is to the contract: by what reads it, where the file is recognised,
 * else by its name. A column that feeds an id is an id whatever else it feeds.
 */
export function gateColumns(
	headers: string[],
	outputs: Output[],
	contract: Contract,
	registry: Registry
): GateColumn[] {
	const byName = namedInContract(contract);
	const items = new Set(itemColumns(registry, headers).values());
	const read = outputs.flatMap((output) => rolesByOutput(contract, output));
	const ids = new Set(read.filter(([, role]) => role === 'id').map(([header]) => header));
	const byOutput = new Map(read);
	const role = (header: string): Role => {
		if (ids.has(header)) return 'id';
		if (items.has(header)) return 'number';
		return byOutput.get(header) ?? byName.get(header.trim().toLowerCase()) ?? 'other';
	};
	return headers.map((header, at) => ({
		at,
		header,
		words: headerWords(header),
		role: role(header)
	}));
}

const isNamed = (words: string[], wanted: string[]): boolean =>
	wanted.some((word) =>
		word.endsWith('*') ? words.some((of) => of.startsWith(word.slice(0, -1))) : words.includes(word)
	);

/** Whether a rule looks at a column at all: by what the column is, and by the words of its name. */
export const appliesTo = (rule: Rule, { role, words }: GateColumn): boolean =>
	rule.roles.includes(role) &&
	(rule.named === undefined || isNamed(words, rule.named)) &&
	!(role !== 'id' && isNamed(words, rule.not_named));
