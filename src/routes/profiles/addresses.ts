/** The page of a profile, or a part of it: edit, profile.yaml. */
export const profilePath = (name: string, part?: string): string =>
	`/profiles/${encodeURIComponent(name)}${part === undefined ? '' : `/${part}`}`;
