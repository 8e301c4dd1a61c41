import type { Registry } from '#lib/instruments/instrument.ts';
import { draftProfile } from '#lib/profiles/draft-profile.ts';
import type { Profile } from '#lib/profiles/profile.ts';
import { nearScore } from '#lib/profiles/rank-candidates.ts';
import { renameHeaders } from '#lib/profiles/rename-headers.ts';
import type { Suggestion } from '#lib/profiles/suggest-mapping.ts';
import type { TableLook } from '#lib/server/incoming/protocol.ts';
import { keptHeaders } from '#lib/server/intake/gate/overrides.ts';
import type { FileChoices } from '#lib/server/intake/load.ts';
import { suggestAll } from '#lib/server/profiles/suggest.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';

type Known = { contract: Map<string, Table>; profiles: Profile[]; registry: Registry };

/** Where the mapping of a file begins: a profile, and a suggestion for each table. */
export type StartedMapping = { profile: Profile; suggestions: Record<string, Suggestion> };

/** The profile whose export this is, or was before its layout changed: with the new names in place of the old. */
function nearProfile({ candidates }: TableLook, choices: FileChoices, profiles: Profile[]) {
	const chosen = profiles.find(({ name }) => name === choices.profile);
	if (chosen) return chosen;
	const near = candidates.find(({ kind, score }) => kind === 'profile' && score >= nearScore);
	const profile = profiles.find(({ name }) => name === near?.profile);
	return profile && near ? renameHeaders(profile, near.renamed) : undefined;
}

/** What a person has said of the file already belongs to how it is read. */
const withChoices = (profile: Profile, look: TableLook, choices: FileChoices): Profile => ({
	...profile,
	file: {
		...profile.file,
		...choices.form,
		...((look.form.sheets?.length ?? 0) > 1 && { sheet: look.form.sheet })
	},
	drop: [...new Set([...profile.drop, ...(choices.dropColumns ?? [])])]
});

/** The headers of a table that can be mapped: all but the columns a person leaves out. */
export const mappedHeaders = (
	{ headers }: TableLook,
	{ dropColumns = [] }: FileChoices
): string[] => keptHeaders(headers, dropColumns);

/**
 * Begins the mapping of a table of a file: with the profile that is or was its own, else with what is suggested for
 * the table of the contract it is likest to.
 */
export function startMapping(
	{ contract, profiles, registry }: Known,
	file: string,
	look: TableLook,
	choices: FileChoices
): StartedMapping {
	const headers = mappedHeaders(look, choices);
	const suggested = suggestAll([...contract.values()], headers, look.samples ?? {}, registry);
	const wished = suggested.find(({ output }) => output.table === choices.as);
	const first = wished ?? suggested[0];
	if (!first) throw new Error('The contract has no tables.');
	const profile = nearProfile(look, choices, profiles) ?? draftProfile(file, headers, first);
	return {
		profile: withChoices(profile, look, choices),
		suggestions: Object.fromEntries(suggested.map((each) => [each.output.table, each]))
	};
}
