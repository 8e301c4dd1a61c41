import pLimit from 'p-limit';
import type { Profile } from '#lib/profiles/profile.ts';
import { profileSql } from '#lib/profiles/profile-sources.ts';
import { PlumblineError, WrongUsage } from '#lib/server/errors.ts';
import { readProfileFolder, readShippedProfiles } from '#lib/server/intake/read-profiles.ts';
import type { ProfileFile } from '#lib/server/intake/read-profiles.ts';
import {
	ProfileFaulty,
	parseProfile,
	profileFaults,
	sayFault
} from '#lib/server/profiles/parse-profile.ts';
import {
	historyFiles,
	ownFile,
	removeOwn,
	replaceOwn,
	shippedFile
} from '#lib/server/profiles/profile-files.ts';
import { writeProfile } from '#lib/server/profiles/write-profile.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** A profile in force. `isOwn`: made or changed here; `hidesShipped`: one of the same name comes with Plumbline. */
export type ListedProfile = { profile: Profile; isOwn: boolean; hidesShipped: boolean };

/** One version of a profile, with its text. */
export type ProfileVersion = {
	profile: Profile;
	text: string;
	state: 'in force' | 'earlier' | 'shipped';
};

/** Who saves a profile, and when, ISO. */
export type Saver = { by?: string | undefined; at: string };

/** A profile from elsewhere holds SQL, which would run here: somebody has to look at it and say yes. */
export class ProfileHoldsSql extends PlumblineError {
	constructor(readonly expressions: { column: string; sql: string }[]) {
		const listed = expressions.map(({ column, sql }) => `${column}: ${sql}`).join('\n');
		super(
			'refused',
			`The profile holds SQL that would run on this computer whenever it is used. Read it, and import the profile again with your consent if it does what you expect.\n${listed}`
		);
	}
}

// Two saves at once would take the same number.
const oneAtATime = pLimit(1);

const known = (name: string) =>
	new WrongUsage(`There is no profile "${name}". List them with: plumbline profiles`);

function list(folder: DataFolder): ListedProfile[] {
	const shipped = readShippedProfiles().map(({ profile }) => profile);
	const names = new Set(shipped.map(({ name }) => name));
	const own = readProfileFolder(folder.profiles).map(({ profile }) => ({
		profile,
		isOwn: true,
		hidesShipped: names.has(profile.name)
	}));
	const taken = new Set(own.map(({ profile }) => profile.name));
	return [
		...own,
		...shipped
			.filter(({ name }) => !taken.has(name))
			.map((profile) => ({ profile, isOwn: false, hidesShipped: false }))
	].sort((a, b) => a.profile.name.localeCompare(b.profile.name));
}

function versions(folder: DataFolder, name: string): ProfileVersion[] {
	const own = ownFile(folder, name);
	const shipped = shippedFile(name);
	const as = (file: ProfileFile | undefined, state: ProfileVersion['state']): ProfileVersion[] =>
		file ? [{ profile: file.profile, text: file.text, state }] : [];
	const found = [
		...as(own, 'in force'),
		...historyFiles(folder, name).flatMap((file) => as(file, 'earlier')),
		...as(shipped, own ? 'shipped' : 'in force')
	];
	return found.sort((a, b) => b.profile.version - a.profile.version);
}

function pick(folder: DataFolder, name: string, version?: number): ProfileVersion {
	const all = versions(folder, name);
	const inForce = all.find(({ state }) => state === 'in force');
	if (version === undefined) {
		if (inForce) return inForce;
		throw known(name);
	}
	const found = all.find(({ profile }) => profile.version === version);
	if (found) return found;
	if (all.length === 0) throw known(name);
	const there = all.map(({ profile }) => profile.version).join(', ');
	throw new WrongUsage(
		`There is no version ${version} of the profile "${name}". There are: ${there}.`
	);
}

const lastVersion = (folder: DataFolder, name: string): number =>
	Math.max(0, ...versions(folder, name).map(({ profile }) => profile.version));

const savedBy = ({ by, at }: Saver) => (by?.trim() ? { by: by.trim(), at } : { at });

async function save(folder: DataFolder, profile: Profile, saver: Saver): Promise<Profile> {
	const faults = await profileFaults(profile);
	if (faults.length > 0) throw new ProfileFaulty(faults.map(sayFault));
	const version = lastVersion(folder, profile.name) + 1;
	const saved = { ...profile, version, saved: savedBy(saver) };
	await replaceOwn(folder, profile.name, writeProfile(saved));
	return saved;
}

async function importText(
	folder: DataFolder,
	text: string,
	{ allowSql, ...saver }: Saver & { allowSql: boolean }
): Promise<Profile> {
	const { profile, document } = await parseProfile(text);
	const expressions = profileSql(profile);
	if (expressions.length > 0 && !allowSql) throw new ProfileHoldsSql(expressions);
	// A number above all that are here is kept: the profile then has the same number where it came from.
	const version = Math.max(profile.version, lastVersion(folder, profile.name) + 1);
	const saved = savedBy(saver);
	document.set('version', version);
	document.set('saved', saved);
	await replaceOwn(folder, profile.name, document.toString({ lineWidth: 100 }));
	return { ...profile, version, saved };
}

async function remove(folder: DataFolder, name: string): Promise<void> {
	const file = ownFile(folder, name);
	if (file) return removeOwn(folder, file);
	if (shippedFile(name))
		throw new WrongUsage(`The profile "${name}" comes with Plumbline and cannot be removed.`);
	throw known(name);
}

/** The profiles of one installation. */
export type Profiles = ReturnType<typeof openProfiles>;

/** Opens the profiles of a data folder: those that come with Plumbline, and the user's own in their versions. */
export function openProfiles(folder: DataFolder) {
	return {
		/** All profiles in force, by name. Throws PlumblineError where a file in the folder is no profile. */
		list: (): ListedProfile[] => list(folder),
		/** Every version of a profile, the newest first; none where nobody knows the name. */
		versions: (name: string): ProfileVersion[] => versions(folder, name),
		/** One version, else the one in force. Throws WrongUsage where there is none. */
		read: (name: string, version?: number): ProfileVersion => pick(folder, name, version),
		/** Saves as the next version of its name. Throws ProfileFaulty with all that is wrong; nothing is written then. */
		save: (profile: Profile, saver: Saver): Promise<Profile> =>
			oneAtATime(() => save(folder, profile, saver)),
		/**
		 * Takes a profile from its text, comments and all. Throws ProfileFaulty by line, and ProfileHoldsSql where it
		 * holds SQL and `allowSql` was not said. Nothing of it is run.
		 */
		importText: (text: string, options: Saver & { allowSql: boolean }): Promise<Profile> =>
			oneAtATime(() => importText(folder, text, options)),
		/** Takes one of the user's own out of force; its versions stay. Throws WrongUsage. */
		remove: (name: string): Promise<void> => oneAtATime(() => remove(folder, name))
	};
}
