import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { PlumblineError } from '#lib/server/errors.ts';
import { profileSchema } from '#lib/server/intake/profile.ts';
import type { Profile } from '#lib/server/intake/profile.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

function readProfile(path: string): Profile {
	const read = profileSchema.safeParse(parse(readFileSync(path, 'utf8')));
	if (read.success) return read.data;
	throw new PlumblineError('profile', `${path}: ${z.prettifyError(read.error)}`);
}

const readFolder = (folder: string): Profile[] =>
	existsSync(folder)
		? readdirSync(folder)
				.filter((name) => /\.ya?ml$/.test(name))
				.sort()
				.map((name) => readProfile(join(folder, name)))
		: [];

/** The profiles that come with Plumbline and the user's own, whose name wins. Throws where one cannot be read. */
export function readProfiles(folder: DataFolder): Profile[] {
	const own = readFolder(folder.profiles);
	const names = new Set(own.map((profile) => profile.name));
	const shipped = readFolder(join(projectRoot, 'profiles'));
	return [...own, ...shipped.filter((profile) => !names.has(profile.name))];
}
