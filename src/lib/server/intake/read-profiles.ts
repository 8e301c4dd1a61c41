import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { PlumblineError } from '#lib/server/errors.ts';
import { profileSchema } from '#lib/server/intake/profile.ts';
import type { Profile } from '#lib/server/intake/profile.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** A profile as it lies in a folder. */
export type ProfileFile = { path: string; text: string; profile: Profile };

function parseText(text: string): unknown {
	try {
		return parse(text);
	} catch {
		return undefined;
	}
}

function readProfile(path: string): ProfileFile {
	const text = readFileSync(path, 'utf8');
	const read = profileSchema.safeParse(parseText(text));
	if (read.success) return { path, text, profile: read.data };
	throw new PlumblineError(
		'profile',
		`${path} is not a profile: mend it or take it out of its folder. ${z.prettifyError(read.error)}`
	);
}

/** The profiles in a folder, by the names of their files. Throws where one cannot be read. */
export const readProfileFolder = (folder: string): ProfileFile[] =>
	existsSync(folder)
		? readdirSync(folder)
				.filter((name) => /\.ya?ml$/.test(name))
				.sort()
				.map((name) => readProfile(join(folder, name)))
		: [];

/** The profiles that come with Plumbline. */
export const readShippedProfiles = (): ProfileFile[] =>
	readProfileFolder(join(projectRoot, 'profiles'));

/** The profiles that come with Plumbline and the user's own, whose name wins. Throws where one cannot be read. */
export function readProfiles(folder: DataFolder): Profile[] {
	const own = readProfileFolder(folder.profiles).map(({ profile }) => profile);
	const names = new Set(own.map((profile) => profile.name));
	const shipped = readShippedProfiles().map(({ profile }) => profile);
	return [...own, ...shipped.filter((profile) => !names.has(profile.name))];
}
