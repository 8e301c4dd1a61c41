import { error, fail, redirect } from '@sveltejs/kit';
import { profileFromForm } from '#lib/profiles/profile-from-form.ts';
import type { Profile } from '#lib/profiles/profile.ts';
import { wantedHeaders } from '#lib/profiles/wanted-headers.ts';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { ProfileFaulty } from '#lib/server/profiles/parse-profile.ts';
import { openProfiles } from '#lib/server/profiles/profile-store.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { profilePath } from '../../addresses.ts';
import { pickVersion } from '../pick-version.ts';
import type { Actions, PageServerLoad } from './$types';

/** All headers that a profile knows of: without a file they are those there are to choose from. */
function knownHeaders(profile: Profile): string[] {
	const named = [...(profile.seen ?? []), ...profile.recognise, ...profile.drop];
	return [
		...new Set([...named, ...profile.tables.flatMap((output) => wantedHeaders(output, named))])
	];
}

export const load: PageServerLoad = async ({ params, url }) => {
	const { folder } = getApplication();
	const asked = url.searchParams.get('version');
	const found = pickVersion(openProfiles(folder).versions(params.name), asked);
	if (!found)
		error(404, { message: 'There is no such profile.', mend: 'See the list of profiles.' });
	return {
		profile: found.profile,
		headers: knownHeaders(found.profile),
		tables: [...(await readContract()).values()].map(({ table, about, columns }) => ({
			table,
			about,
			columns
		})),
		instruments: readRegistry(folder.root).map(({ id, title, items }) => ({
			id,
			title,
			items: items.map(({ code }) => code)
		}))
	};
};

const problemsOf = (failure: unknown): string[] => {
	if (failure instanceof ProfileFaulty) return failure.problems;
	if (failure instanceof PlumblineError) return [failure.message];
	throw failure;
};

export const actions: Actions = {
	default: async ({ request }) => {
		const fields = [...(await request.formData())];
		const read = profileFromForm(fields.map(([name, value]) => [name, String(value)]));
		const { profile, problems, intent, who } = read;
		if (intent === 'edit') return { profile, problems };
		if (problems.length > 0) return fail(422, { profile, problems });
		const saver = { by: who, at: new Date().toISOString() };
		try {
			await openProfiles(getApplication().folder).save(profile, saver);
		} catch (failure) {
			return fail(422, { profile, problems: problemsOf(failure) });
		}
		redirect(303, profilePath(profile.name));
	}
};
