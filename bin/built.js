import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file in the built command line that is as old as what it was built of. */
export const builtMark = 'BUILT';

/**
 * Where the built command line of a project lies: beside its built application.
 * @param {string} root
 */
export const commandLineFolder = (root) => join(root, 'build', 'cli');

/** What is built of, below the project's folder. */
const sources = ['src', 'seed', 'locales'];

/**
 * When anything below a folder was last written, in milliseconds; a folder moves when a file in it comes or goes.
 * @param {string} folder
 * @returns {number}
 */
const newest = (folder) =>
	Math.max(
		statSync(folder).mtimeMs,
		...readdirSync(folder, { recursive: true }).map(
			(name) => statSync(join(folder, `${name}`)).mtimeMs
		)
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
	return sources.every((name) => newest(join(root, name)) <= made);
}

/**
 * Whether the command line of a project is built of its source as it is.
 * @param {string} root
 */
export const isCommandLineFresh = (root) => isFresh(root, join(commandLineFolder(root), builtMark));
