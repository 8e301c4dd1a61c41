import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
	if (existsSync(join(from, 'queries', 'contract'))) return from;
	const parent = dirname(from);
	if (parent === from) throw new Error('The folder queries/ of Plumbline was not found.');
	return findRoot(parent);
}

/** The folder that holds queries/, profiles/ and seed/: the same from source and from build/. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
