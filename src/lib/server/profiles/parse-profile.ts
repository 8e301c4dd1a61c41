import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import { checkProfile } from '#lib/profiles/check-profile.ts';
import type { ProfileFault } from '#lib/profiles/check-profile.ts';
import { profileSchema } from '#lib/profiles/profile.ts';
import type { Profile } from '#lib/profiles/profile.ts';
import { profileSources } from '#lib/profiles/profile-sources.ts';
import type { Path } from '#lib/profiles/profile-sources.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { checkSql } from '#lib/server/profiles/check-sql.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';

/** A profile that cannot be taken, with everything that is wrong with it. */
export class ProfileFaulty extends PlumblineError {
	constructor(readonly problems: string[]) {
		super('usage', `The profile cannot be taken.\n${problems.join('\n')}`);
	}
}

const largest = 200_000;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const valueAt = (root: unknown, path: PropertyKey[]): unknown =>
	path.reduce<unknown>(
		(value, key) => (isObject(value) ? (value as Record<PropertyKey, unknown>)[key] : undefined),
		root
	);

/** An issue of the schema as faults; of a column's two forms, the one that was meant. */
function faultsOf(issue: z.core.$ZodIssue, root: unknown): ProfileFault[] {
	const path = issue.path.filter((key): key is string | number => typeof key !== 'symbol');
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => ({
			path: [...path, key],
			rule: `"${key}" means nothing here: take it out or correct its name`
		}));
	if (issue.code === 'invalid_union' && isObject(valueAt(root, path)))
		return (issue.errors.at(-1) ?? []).flatMap((inner) =>
			faultsOf({ ...inner, path: [...path, ...inner.path] }, root)
		);
	const words =
		issue.code === 'invalid_union'
			? 'write a header, or a map that begins with from, constant or sql'
			: issue.message;
	return [{ path, rule: words.replace(/^Invalid input: /, '') }];
}

/** Everything that is wrong with a profile beyond its schema, its SQL included. */
export async function profileFaults(profile: Profile): Promise<ProfileFault[]> {
	const sources = profileSources(profile);
	const problems = await checkSql(sources.flatMap(({ source }) => source.sql ?? []));
	const inSql = sources.flatMap(({ source, path }) => {
		const problem = source.sql === undefined ? undefined : problems.get(source.sql);
		return problem === undefined ? [] : [{ path, rule: `the expression ${problem}` }];
	});
	return [...checkProfile(profile, await readContract()), ...inSql];
}

const placeOf = (path: Path): string =>
	path.map((key) => (typeof key === 'number' ? `${key + 1}` : key)).join(', ');

/** A fault without a file: where it is in the profile, and what to do. */
export function sayFault({ path, rule }: ProfileFault): string {
	const words = rule.endsWith('?') ? rule : `${rule}.`;
	return path.length > 0 ? `${placeOf(path)}: ${words}` : words;
}

/** Where in the text a path begins; that of the nearest part above it that is there. */
function offsetOf(document: Document, path: Path): number {
	for (let depth = path.length; depth > 0; depth--) {
		const above = document.getIn(path.slice(0, depth - 1), true);
		const key = path[depth - 1];
		const pair = isMap(above)
			? above.items.find((item) => isScalar(item.key) && item.key.value === key)
			: undefined;
		if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
		const node = document.getIn(path.slice(0, depth), true);
		if (isNode(node)) return node.range?.[0] ?? 0;
	}
	return 0;
}

function readDocument(text: string, counter: LineCounter): Document {
	if (text.length > largest)
		throw new ProfileFaulty([`The file is longer than ${largest / 1000} kB: it is no profile.`]);
	const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
	const problems = document.errors.map(
		({ code, pos }) =>
			`line ${counter.linePos(pos[0]).line}: this is not YAML (${code.toLowerCase().replaceAll('_', ' ')}). Correct the line.`
	);
	if (problems.length > 0) throw new ProfileFaulty(problems);
	return document;
}

function plainOf(document: Document): unknown {
	try {
		return document.toJS({ maxAliasCount: 20 });
	} catch {
		throw new ProfileFaulty([
			'The file repeats itself by aliases (*name) too often: write it out.'
		]);
	}
}

/** A profile as it is written: the text's own document, with its comments, and what it says. */
export type ParsedProfile = { profile: Profile; document: Document };

/**
 * Reads the text of a profile: YAML, the schema, the contract, its SQL parsed. Nothing of it is run. Throws
 * ProfileFaulty that names every line at fault, the rule and how to mend it.
 */
export async function parseProfile(text: string): Promise<ParsedProfile> {
	const counter = new LineCounter();
	const document = readDocument(text, counter);
	const say = (fault: ProfileFault): string =>
		`line ${counter.linePos(offsetOf(document, fault.path)).line}: ${sayFault(fault)}`;
	const root = plainOf(document);
	const read = profileSchema.safeParse(root);
	if (!read.success)
		throw new ProfileFaulty(read.error.issues.flatMap((issue) => faultsOf(issue, root)).map(say));
	const faults = await profileFaults(read.data);
	if (faults.length > 0) throw new ProfileFaulty(faults.map(say));
	return { profile: read.data, document };
}
