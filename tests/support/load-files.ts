import { loadExports } from '#lib/server/intake/load-exports.ts';
import type { LoadOutcome } from '#lib/server/intake/load-exports.ts';
import type { LoadOptions } from '#lib/server/intake/load.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { join } from 'node:path';
import { writeExport } from './temporary-folder.ts';

const now = new Date('2026-09-01T08:00:00Z');

/** Loads files that exist into `<folder>/data`, at a fixed time. */
export const loadPaths = (
	folder: string,
	paths: string[],
	options: Partial<LoadOptions> = {}
): Promise<LoadOutcome> =>
	loadExports(
		dataFolder(join(folder, 'data')),
		paths.map((path) => ({ path })),
		{ now, ...options }
	);

/** Writes the given files into `folder` and loads them in one batch. */
export async function loadTexts(
	folder: string,
	files: Record<string, string | Uint8Array>,
	options: Partial<LoadOptions> = {}
): Promise<LoadOutcome> {
	const paths = await Promise.all(
		Object.entries(files).map(([name, content]) => writeExport(folder, name, content))
	);
	return loadPaths(folder, paths, options);
}
