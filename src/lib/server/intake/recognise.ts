import type { Registry } from '#lib/instruments/instrument.ts';
import { itemColumns } from '#lib/instruments/item-columns.ts';
import { ExportNotRecognised, WrongUsage } from '#lib/server/errors.ts';
import type { ColumnSources, Output, Profile } from '#lib/server/intake/profile.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';

export type Wish = { as?: string | undefined; profile?: string | undefined };

/** What a file is taken for: its profile where one fits, and how its columns become tables. */
export type Recognised = { profile: Profile | null; outputs: Output[]; drop: string[] };

type Known = { contract: Map<string, Table>; profiles: Profile[]; registry: Registry };

const plain = (header: string): string => header.trim().toLowerCase();

const has = (headers: string[], wanted: string): boolean => headers.includes(wanted);

const byProfile = (profile: Profile): Recognised => ({
	profile,
	outputs: profile.tables,
	drop: profile.drop
});

/** The contract's own header names as an output, header by header. */
function asContract(table: Table, headers: string[], registry: Registry): Output {
	const columns: ColumnSources = {};
	for (const column of table.columns) {
		const header = headers.find((name) => plain(name) === column.name);
		if (header !== undefined && !column.type.startsWith('MAP')) columns[column.name] = header;
	}
	const taken = new Set(Object.values(columns));
	const free = headers.filter((header) => !taken.has(header));
	return table.columns.some((column) => column.type.startsWith('MAP'))
		? { table: table.table, columns, items: freeItems(table, free, registry) }
		: { table: table.table, columns };
}

const freeItems = (table: Table, free: string[], registry: Registry): Record<string, string> =>
	table.table === 'follow_up' ? {} : Object.fromEntries(itemColumns(registry, free));

const requiredOf = (table: Table): string[] =>
	table.columns.filter((column) => column.isRequired).map((column) => column.name);

function fittingTables({ contract }: Known, headers: string[]): Table[] {
	const names = new Set(headers.map(plain));
	const fitting = [...contract.values()].filter((table) =>
		requiredOf(table).every((column) => names.has(column))
	);
	const score = (table: Table) => table.columns.filter((column) => names.has(column.name)).length;
	const best = Math.max(0, ...fitting.map(score));
	return fitting.filter((table) => score(table) === best);
}

function named(known: Known, file: string, headers: string[], wish: Wish): Recognised | undefined {
	if (wish.profile !== undefined) {
		const profile = known.profiles.find(({ name }) => name === wish.profile);
		if (!profile)
			throw new WrongUsage(
				`There is no profile "${wish.profile}". List them with: plumbline profiles`
			);
		return byProfile(profile);
	}
	if (wish.as === undefined) return undefined;
	const table = known.contract.get(wish.as);
	if (!table)
		throw new WrongUsage(
			`There is no table "${wish.as}". The tables are ${[...known.contract.keys()].join(', ')}.`
		);
	const names = new Set(headers.map(plain));
	const absent = requiredOf(table).filter((column) => !names.has(column));
	if (absent.length > 0)
		throw new ExportNotRecognised(
			file,
			`${file} cannot be a table of ${table.table}: the column ${absent.join(', ')} is not there. Add it to the export, or describe the export in a profile.`
		);
	return { profile: null, outputs: [asContract(table, headers, known.registry)], drop: [] };
}

/**
 * Says what a file is from its headers: by the profile or table the user named, else the profile whose headers
 * are all there (the one that names most), else the table of the contract that fits best.
 * Throws ExportNotRecognised where nothing or more than one thing fits, WrongUsage for an unknown name.
 */
export function recognise(known: Known, file: string, headers: string[], wish: Wish): Recognised {
	const wished = named(known, file, headers, wish);
	if (wished) return wished;
	const fitting = known.profiles
		.filter((profile) => profile.recognise.every((header) => has(headers, header)))
		.sort((a, b) => b.recognise.length - a.recognise.length);
	if (fitting[0]) return byProfile(fitting[0]);
	const tables = fittingTables(known, headers);
	if (tables.length === 1 && tables[0])
		return { profile: null, outputs: [asContract(tables[0], headers, known.registry)], drop: [] };
	const names = tables.map((table) => table.table).join(' or ');
	throw new ExportNotRecognised(
		file,
		tables.length > 1
			? `${file} could be a table of ${names}. Say which with --as.`
			: `${file} is not recognised: its headers fit no profile and no table of the contract. Describe it in a profile, or rename its columns as in docs/contract.md.`
	);
}
