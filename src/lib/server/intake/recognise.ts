import type { Registry } from '#lib/instruments/instrument.ts';
import { itemColumns } from '#lib/instruments/item-columns.ts';
import { requiredColumns } from '#lib/profiles/contract-table.ts';
import { nearScore, profileCandidate, rankCandidates } from '#lib/profiles/rank-candidates.ts';
import type { Candidate } from '#lib/profiles/rank-candidates.ts';
import { ExportNotRecognised, WrongUsage } from '#lib/server/errors.ts';
import { changedLayout, nearMiss, unknownExport } from '#lib/server/intake/not-recognised.ts';
import type { ColumnSources, Output, Profile } from '#lib/server/intake/profile.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';

export type Wish = { as?: string | undefined; profile?: string | undefined };

/** What a file is taken for: its profile where one fits, and how its columns become tables. */
export type Recognised = { profile: Profile | null; outputs: Output[]; drop: string[] };

type Known = { contract: Map<string, Table>; profiles: Profile[]; registry: Registry };

const plain = (header: string): string => header.trim().toLowerCase();

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

function named(known: Known, file: string, headers: string[], wish: Wish): Recognised | undefined {
	if (wish.profile !== undefined) {
		const profile = known.profiles.find(({ name }) => name === wish.profile);
		if (!profile)
			throw new WrongUsage(
				`There is no profile "${wish.profile}". List them with: plumbline profiles`
			);
		// Named, it need not be recognised: it is enough that what it reads is there.
		const candidate = profileCandidate({ ...profile, recognise: [] }, headers);
		if (!candidate.fits) throw changedLayout(file, profile, candidate);
		return byProfile(profile);
	}
	if (wish.as === undefined) return undefined;
	const table = known.contract.get(wish.as);
	if (!table)
		throw new WrongUsage(
			`There is no table "${wish.as}". The tables are ${[...known.contract.keys()].join(', ')}.`
		);
	const names = new Set(headers.map(plain));
	const absent = requiredColumns(table).filter((column) => !names.has(column));
	if (absent.length > 0)
		throw new ExportNotRecognised(
			file,
			`${file} cannot be a table of ${table.table}: the column ${absent.join(', ')} is not there. Add it to the export, or describe the export in a profile.`
		);
	return { profile: null, outputs: [asContract(table, headers, known.registry)], drop: [] };
}

const isNamedAlike = ({ profile }: Candidate, headers: string[]): boolean =>
	profile?.recognise.every((header) => headers.includes(header)) ?? false;

function byTable(known: Known, file: string, headers: string[], fitting: Candidate[]): Recognised {
	const fewest = Math.min(...fitting.map(({ added }) => added.length));
	const best = fitting.filter(({ added }) => added.length === fewest);
	const table = known.contract.get(best[0]?.table ?? '');
	if (table && best.length === 1)
		return { profile: null, outputs: [asContract(table, headers, known.registry)], drop: [] };
	throw new ExportNotRecognised(
		file,
		`${file} could be a table of ${best.map((each) => each.table).join(' or ')}. Say which of them it is.`
	);
}

/**
 * Says what a file is from its headers: by the profile or table the user named, else the profile whose columns are
 * all there (the one that names most), else the table of the contract that fits best.
 * Throws ExportNotRecognised where nothing or more than one thing fits, or where the layout of a profile's export has
 * changed: then it says what is missing, new and likely renamed. Throws WrongUsage for an unknown name.
 */
export function recognise(known: Known, file: string, headers: string[], wish: Wish): Recognised {
	const wished = named(known, file, headers, wish);
	if (wished) return wished;
	const ranked = rankCandidates(known, headers);
	const [best] = ranked;
	if (best?.fits && best.profile) return byProfile(best.profile);
	// A file that has all the headers a profile is told by is that profile's, also where a table would take it.
	const changed = ranked.find((each) => isNamedAlike(each, headers));
	if (changed?.profile) throw changedLayout(file, changed.profile, changed);
	if (best?.fits)
		return byTable(
			known,
			file,
			headers,
			ranked.filter(({ fits }) => fits)
		);
	throw best && best.score >= nearScore ? nearMiss(file, best) : unknownExport(file);
}
