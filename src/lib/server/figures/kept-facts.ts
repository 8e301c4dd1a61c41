import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { projectRoot } from '#lib/server/project.ts';
import { readSnapshotBuild } from '#lib/server/rollups/rollups.ts';
import {
	dimensionValues,
	readAsOf,
	scoredScales,
	tableMonths
} from '#lib/server/snapshot-facts.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { hashFiles } from '#lib/server/warehouse/definitions.ts';
import { keepBeside, readBeside } from '#lib/server/warehouse/kept-beside.ts';
import { factsPath } from '#lib/server/warehouse/manifest.ts';

/** What is known of a snapshot as a whole, and takes a look at every row of it. */
export type KeptFacts = {
	scoredScales: Awaited<ReturnType<typeof scoredScales>>;
	tableMonths: Awaited<ReturnType<typeof tableMonths>>;
	dimensionValues: Awaited<ReturnType<typeof dimensionValues>>;
};

/** Facts follow from the snapshot, which never changes, and from what asks it. */
const ours = ['queries/snapshot', 'src/lib/server/snapshot-facts.ts'];

const keyOf = (build: string): string =>
	createHash('sha256')
		.update(build)
		.update(hashFiles(ours.map((name) => join(projectRoot, name))))
		.digest('hex');

const ask = async (db: DuckDBConnection): Promise<KeptFacts> => ({
	scoredScales: await scoredScales(db),
	tableMonths: await tableMonths(db),
	dimensionValues: await dimensionValues(db)
});

/**
 * The facts of the snapshot that `db` reads, from beside it where they lie there of this very build; else asked of its
 * rows, and kept. They name months, instruments and places, and hold nothing of anybody.
 */
export async function keptFacts(folder: DataFolder, db: DuckDBConnection): Promise<KeptFacts> {
	const { snapshot } = await readAsOf(db);
	const path = factsPath(folder, snapshot);
	const key = keyOf(await readSnapshotBuild(db));
	const known = await readBeside<KeptFacts>(path, key);
	if (known) return known;
	const facts = await ask(db);
	await keepBeside(path, key, facts);
	return facts;
}
