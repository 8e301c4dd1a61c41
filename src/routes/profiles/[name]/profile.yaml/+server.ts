import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { openProfiles } from '#lib/server/profiles/profile-store.ts';
import { pickVersion } from '../pick-version.ts';
import type { RequestHandler } from './$types';

/** The text of a profile: the version in force, or the one that `version` names. */
export const GET: RequestHandler = ({ params, url }) => {
	const versions = openProfiles(getApplication().folder).versions(params.name);
	const found = pickVersion(versions, url.searchParams.get('version'));
	if (!found) error(404, { message: 'There is no such profile.', mend: 'See the list of profiles.' });
	const name = `${params.name} v${found.profile.version}.yaml`;
	return new Response(found.text, {
		headers: {
			'Content-Type': 'application/yaml; charset=utf-8',
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
		}
	});
};
