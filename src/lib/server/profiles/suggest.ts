import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Registry } from '#lib/instruments/instrument.ts';
import type { ContractTable } from '#lib/profiles/contract-table.ts';
import type { Samples } from '#lib/profiles/samples.ts';
import { suggestMapping, suggestTables } from '#lib/profiles/suggest-mapping.ts';
import type { Suggestion } from '#lib/profiles/suggest-mapping.ts';
import { synonymsSchema } from '#lib/profiles/synonyms.ts';
import type { Synonyms } from '#lib/profiles/synonyms.ts';
import { projectRoot } from '#lib/server/project.ts';

const path = join(projectRoot, 'src', 'lib', 'profiles', 'synonyms.yaml');

let read: Synonyms | undefined;

/** The words by which exports name what the contract names. Read once per process. */
export function readSynonyms(): Synonyms {
	read ??= synonymsSchema.parse(parse(readFileSync(path, 'utf8')));
	return read;
}

/** A guess at how a file that nobody knows becomes one table; see suggestMapping of #lib/profiles. */
export const suggest = (
	table: ContractTable,
	headers: string[],
	samples: Samples,
	registry: Registry
): Suggestion => suggestMapping(table, headers, samples, registry, readSynonyms());

/** A guess for every table, the likeliest first. */
export const suggestAll = (
	tables: ContractTable[],
	headers: string[],
	samples: Samples,
	registry: Registry
): Suggestion[] => suggestTables(tables, headers, samples, registry, readSynonyms());
