import type { Registry } from '#lib/instruments/instrument.ts';
import { itemColumns } from '#lib/instruments/item-columns.ts';
import { holdsItems, requiredColumns } from '#lib/profiles/contract-table.ts';
import type { ContractTable } from '#lib/profiles/contract-table.ts';
import { likelyRenamed } from '#lib/profiles/header-likeness.ts';
import type { Renamed } from '#lib/profiles/header-likeness.ts';
import type { Profile } from '#lib/profiles/profile.ts';
import { variantsOf, wantedHeaders } from '#lib/profiles/wanted-headers.ts';

/** What a file may be, and why: a profile's export or a table of the contract as it is. */
export type Candidate = {
	kind: 'profile' | 'table';
	profile?: Profile;
	table?: string;
	/** Of the columns that it needs, the part that the file has: 0 to 1. */
	score: number;
	/** Whether the file can be taken as it is. */
	fits: boolean;
	/** Why, in plain words. */
	reason: string;
	/** Columns it needs that the file does not have. */
	missing: string[];
	/** Columns of the file that it neither reads nor has seen before. */
	added: string[];
	/** Missing columns that are likely there under a new name. */
	renamed: Renamed[];
};

export type KnownExports = {
	contract: ReadonlyMap<string, ContractTable>;
	profiles: Profile[];
	registry: Registry;
};

type Needs = { needed: string[]; read: string[] };

/** The headers a pattern of items cannot do without: those it matched when the profile was made, at least the first. */
function patternHeaders(profile: Profile): string[] {
	const patterns = profile.tables
		.flatMap(variantsOf)
		.flatMap(({ items }) => (typeof items === 'string' ? items : []));
	return patterns.map((pattern) => pattern.replace('{n}', '1'));
}

function needsOf(profile: Profile, headers: string[]): Needs {
	const wanted = (known: string[]): string[] =>
		profile.tables.flatMap((output) => wantedHeaders(output, known));
	const known = profile.seen ?? [...headers, ...profile.recognise];
	const needed = [...profile.recognise, ...wanted(known), ...patternHeaders(profile)];
	const read = wanted([...headers, ...known]);
	return { needed: [...new Set(needed)], read: [...new Set([...read, ...needed])] };
}

const columns = (count: number): string => (count === 1 ? 'column' : 'columns');

const listed = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');

function profileReason(profile: Profile, needed: number, missing: string[]): string {
	const name = `profile ${profile.name} v${profile.version}`;
	if (missing.length === 0)
		return needed === 1
			? `the column that ${name} reads is there`
			: `all ${needed} columns that ${name} reads are there`;
	return `${needed - missing.length} of the ${needed} ${columns(needed)} that ${name} reads are there; missing: ${listed(missing)}`;
}

const partOf = (needed: number, missing: number): number =>
	needed === 0 ? 1 : (needed - missing) / needed;

/** At or above this score a file is held for a changed layout of what it is compared with. */
export const nearScore = 0.5;

// Every missing header is held against every new one: not worth it where little else agrees.
const renamedIf = (score: number, missing: string[], added: string[]): Renamed[] =>
	score >= nearScore ? likelyRenamed(missing, added) : [];

/** How the headers of a file fit one profile. */
export function profileCandidate(profile: Profile, headers: string[]): Candidate {
	const { needed, read } = needsOf(profile, headers);
	const missing = needed.filter((header) => !headers.includes(header));
	const known = new Set([...read, ...profile.drop, ...(profile.seen ?? [])]);
	const added = headers.filter((header) => !known.has(header));
	const score = partOf(needed.length, missing.length);
	return {
		kind: 'profile',
		profile,
		score,
		fits: missing.length === 0,
		reason: profileReason(profile, needed.length, missing),
		missing,
		added,
		renamed: renamedIf(score, missing, added)
	};
}

const plain = (header: string): string => header.trim().toLowerCase();

function takenHeaders(table: ContractTable, headers: string[], registry: Registry): Set<string> {
	const names = new Set(table.columns.map(({ name }) => name));
	const taken = headers.filter((header) => names.has(plain(header)));
	const free = headers.filter((header) => !names.has(plain(header)));
	const items = table.columns.some(holdsItems) ? itemColumns(registry, free).values() : [];
	return new Set([...taken, ...items]);
}

function tableReason(table: ContractTable, required: number, missing: string[], taken: number) {
	const there = `${required - missing.length} of the ${required} required columns of ${table.table} are there`;
	return missing.length === 0
		? `all ${required} required ${columns(required)} of ${table.table} are there, ${taken} columns are read`
		: `${there}; missing: ${listed(missing)}`;
}

function tableCandidate(table: ContractTable, headers: string[], registry: Registry): Candidate {
	const names = new Set(headers.map(plain));
	const required = requiredColumns(table);
	const missing = required.filter((column) => !names.has(column));
	const taken = takenHeaders(table, headers, registry);
	const added = headers.filter((header) => !taken.has(header));
	const score = partOf(required.length, missing.length);
	return {
		kind: 'table',
		table: table.table,
		score,
		fits: missing.length === 0,
		reason: tableReason(table, required.length, missing, taken.size),
		missing,
		added,
		renamed: renamedIf(score, missing, added)
	};
}

const readCount = ({ added }: Candidate): number => -added.length;

const recognisedBy = ({ profile }: Candidate): number => profile?.recognise.length ?? 0;

/** Those that fit before those that do not, then profiles that fit before tables, then the better score. */
function better(a: Candidate, b: Candidate): number {
	const isProfile = ({ kind, fits }: Candidate): number => Number(fits && kind === 'profile');
	return (
		Number(b.fits) - Number(a.fits) ||
		isProfile(b) - isProfile(a) ||
		b.score - a.score ||
		recognisedBy(b) - recognisedBy(a) ||
		readCount(b) - readCount(a)
	);
}

/** What a file with these headers may be, best first: every profile and every table of the contract. */
export function rankCandidates(known: KnownExports, headers: string[]): Candidate[] {
	return [
		...known.profiles.map((profile) => profileCandidate(profile, headers)),
		...[...known.contract.values()].map((table) => tableCandidate(table, headers, known.registry))
	].sort(better);
}
