import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { Hub } from 'wuchale';
import type { FS } from 'wuchale';
import { wordsConfig } from './adapters.ts';
import { catalogueLanguages, cataloguesFolder } from './catalogues.ts';

/** The disk to read from, and files by their paths that are written nowhere else. */
export function inMemory(written: Map<string, string>): FS {
	return {
		read: async (path) => written.get(path) ?? (existsSync(path) ? readFile(path, 'utf8') : null),
		write: (path, content) => void written.set(path, content),
		mkdir: () => undefined,
		exists: (path) => written.has(path) || existsSync(path),
		unlink: () => true
	};
}

/**
 * What the catalogues are when they hold what the source says: their texts by path, only of those that differ from what
 * lies there. Messages that nobody says any more are gone, new ones have no translation. Writes nothing.
 */
export async function extractWords(root: string): Promise<Map<string, string>> {
	const written = new Map<string, string>();
	const locales = catalogueLanguages(root) as [string, ...string[]];
	const config = wordsConfig(locales, '.svelte-kit/words');
	const hub = await Hub.create('cli', () => config, root, 0, inMemory(written));
	await hub.directVisit(true, false, false);
	const folder = resolve(root, cataloguesFolder) + sep;
	const changed = [...written].filter(
		([path, text]) => path.startsWith(folder) && readFileSync(path, 'utf8') !== text
	);
	return new Map(changed);
}
