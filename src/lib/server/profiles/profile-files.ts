import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { PlumblineError } from '#lib/server/errors.ts';
import { readProfileFolder, readShippedProfiles } from '#lib/server/intake/read-profiles.ts';
import type { ProfileFile } from '#lib/server/intake/read-profiles.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';

const historyOf = (folder: DataFolder): string => join(folder.profiles, 'history');

/** A profile's name as that of a file: `TEDS-D 2023` is teds-d-2023. */
function fileNameOf(name: string): string {
	const plain = name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-');
	const trimmed = plain.replace(/^-|-$/g, '');
	// A name without a letter of ours still needs a file of its own.
	return trimmed || `profile-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

const isOf =
	(name: string) =>
	({ profile }: ProfileFile): boolean =>
		profile.name === name;

/** The user's own profile of that name, as it is in force. */
export const ownFile = (folder: DataFolder, name: string): ProfileFile | undefined =>
	readProfileFolder(folder.profiles).find(isOf(name));

/** The profile of that name that comes with Plumbline. */
export const shippedFile = (name: string): ProfileFile | undefined =>
	readShippedProfiles().find(isOf(name));

/** Versions of a profile that are no longer in force, as they were. */
export const historyFiles = (folder: DataFolder, name: string): ProfileFile[] =>
	readProfileFolder(historyOf(folder)).filter(isOf(name));

async function keepInHistory(folder: DataFolder, file: ProfileFile): Promise<void> {
	const { name, version } = file.profile;
	const path = join(historyOf(folder), `${fileNameOf(name)}.v${version}.yaml`);
	await writeDurably(path, file.text);
}

/** Puts a profile in force. The version before it goes to the history first, so that none is ever lost. */
export async function replaceOwn(folder: DataFolder, name: string, text: string): Promise<void> {
	const before = ownFile(folder, name);
	if (before) await keepInHistory(folder, before);
	const path = before?.path ?? join(folder.profiles, `${fileNameOf(name)}.yaml`);
	const other = readProfileFolder(folder.profiles).find((file) => file.path === path);
	if (other && other.profile.name !== name)
		throw new PlumblineError(
			'usage',
			`The name is too like "${other.profile.name}": choose another, or save under that name.`
		);
	await writeDurably(path, text);
}

/** Takes a profile of the user's own out of force; its versions stay in the history. */
export async function removeOwn(folder: DataFolder, file: ProfileFile): Promise<void> {
	await keepInHistory(folder, file);
	await unlink(file.path);
}
