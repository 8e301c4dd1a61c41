import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readFrozenLake } from '#lib/server/closing/package-manifest.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/**
 * The files of the lake that closed months rest on, below the data folder: they stay, also where their load was taken
 * back, so that what moved can be said. undefined where a package cannot be read: then no file may go.
 */
export async function frozenParquet({ closed }: DataFolder): Promise<string[] | undefined> {
	if (!existsSync(closed)) return [];
	const names = await readdir(closed, { recursive: true });
	const lakes = names.filter((name) => name.endsWith('lake.json'));
	try {
		const read = await Promise.all(
			lakes.map((name) => readFrozenLake(dirname(join(closed, name))))
		);
		return read.flatMap(({ batches }) =>
			batches.flatMap(({ parquet }) => parquet.map(({ path }) => path))
		);
	} catch {
		// A damaged package is for `plumbline verify` to tell: a load goes on, and removes nothing.
		return undefined;
	}
}
