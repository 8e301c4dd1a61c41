import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file in the built command line that is as old as what it was built of. */
export const builtMark = 'BUILT';

/**
 * Where the built command line of a project lies: beside its built application.
 * @param {string} root
 */
export const commandLineFolder = (root) => join(root, 'build', 'cli');

/** What is built of, below the project's folder: the source, and the packages that are built in by their versions. */
const sources = { folders: ['src', 'seed', 'locales'], files: ['package-lock.json'] };

/** @param {string} path */
const writtenAt = (path) => statSync(path).mtimeMs;

/**
 * When anything below a folder was last written, in milliseconds; a folder moves when a file in it comes or goes.
 * @param {string} folder
 * @returns {number}
 */
const newest = (folder) =>
	Math.max(
		writtenAt(folder),
		...readdirSync(folder, { recursive: true }).map((name) => writtenAt(join(folder, `${name}`)))
	);

/**
 * Whether a file was made after everything a project is built of. One that is not there was not.
 * @param {string} root
 * @param {string} path
 * @returns {boolean}
 */
export function isFresh(root, path) {
	const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
	if (made === undefined) return false;
	const { folders, files } = sources;
	return (
		files.every((name) => writtenAt(join(root, name)) <= made) &&
		folders.every((name) => newest(join(root, name)) <= made)
	);
}

/**
 * Whether the command line of a project is built of its source as it is.
 * @param {string} root
 */
export const isCommandLineFresh = (root) => isFresh(root, join(commandLineFolder(root), builtMark));
