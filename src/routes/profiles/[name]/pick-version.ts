import type { ProfileVersion } from '#lib/server/profiles/profile-store.ts';

/** The version that an address names, else the one in force, else the latest there was. */
export const pickVersion = (
	versions: ProfileVersion[],
	asked: string | null
): ProfileVersion | undefined =>
	asked === null
		? (versions.find(({ state }) => state === 'in force') ?? versions[0])
		: versions.find(({ profile }) => `${profile.version}` === asked);
