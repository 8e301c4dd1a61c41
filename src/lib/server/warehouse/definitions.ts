import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#lib/server/project.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** What a snapshot is built by, of ours and of the clinic's own. Measures are not among it: they are asked, not built. */
const ours = [
	'queries/contract',
	'queries/derive',
	'queries/reference',
	'queries/warehouse',
	'queries/settings.yaml',
	'src/lib/instruments'
];
const own = ['settings.yaml', 'carc_class.csv', 'instruments'];

const filesAt = (path: string): string[] =>
	statSync(path).isDirectory()
		? readdirSync(path)
				.sort()
				.flatMap((name) => filesAt(join(path, name)))
		: [path];

/** A SHA-256 over the text of every file at these paths and below them, in their order; of paths that are there. */
export function hashFiles(paths: string[]): string {
	const hash = createHash('sha256');
	for (const path of paths.filter((each) => existsSync(each)))
		for (const file of filesAt(path)) hash.update(readFileSync(file)).update('\0');
	return hash.digest('hex');
}

/** A SHA-256 over every file a snapshot is built by: when it differs, the snapshot speaks of other definitions. */
export const fingerprintDefinitions = (folder: DataFolder): string =>
	hashFiles([
		...ours.map((name) => join(projectRoot, name)),
		...own.map((name) => join(folder.root, name))
	]);
