import { error } from '@sveltejs/kit';
import { compareProfiles, describeProfile } from '#lib/profiles/describe-profile.ts';
import { getApplication } from '#lib/server/application.ts';
import { openProfiles } from '#lib/server/profiles/profile-store.ts';
import type { ProfileVersion } from '#lib/server/profiles/profile-store.ts';
import { pickVersion } from './pick-version.ts';
import type { PageServerLoad } from './$types';

/** What the shown version and another say otherwise, the earlier first. */
function compare(shown: ProfileVersion, other: ProfileVersion | undefined) {
	if (!other || other === shown) return null;
	const [before, after] =
		other.profile.version < shown.profile.version ? [other, shown] : [shown, other];
	return {
		before: before.profile.version,
		after: after.profile.version,
		differences: compareProfiles(before.profile, after.profile)
	};
}

export const load: PageServerLoad = ({ params, url }) => {
	const versions = openProfiles(getApplication().folder).versions(params.name);
	const shown = pickVersion(versions, url.searchParams.get('version'));
	if (!shown)
		error(404, {
			message: `There is no such profile, or no such version of it.`,
			mend: 'The Profiles page lists what there is.'
		});
	const other = url.searchParams.get('with');
	return {
		name: shown.profile.name,
		version: shown.profile.version,
		state: shown.state,
		about: shown.profile.about,
		saved: shown.profile.saved,
		parts: describeProfile(shown.profile),
		versions: versions.map(({ profile, state }) => ({
			version: profile.version,
			saved: profile.saved,
			state
		})),
		comparison: other === null ? null : compare(shown, pickVersion(versions, other))
	};
};
