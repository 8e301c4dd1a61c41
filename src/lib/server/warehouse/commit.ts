import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { frozenParquet } from '#lib/server/closing/frozen-parquet.ts';
import { buildSnapshot } from '#lib/server/warehouse/build-snapshot.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import {
	currentNumber,
	manifestPath,
	pointTo,
	readManifest,
	changedListPath,
	factsPath,
	keptLists,
	rollupsPath,
	snapshotPath,
	writeManifest
} from '#lib/server/warehouse/manifest.ts';
import type { Manifest } from '#lib/server/warehouse/manifest.ts';

const kept = 3;

/** Empties the staging folder: what lies there belongs to a load that never finished. */
export async function clearStaging(folder: DataFolder): Promise<void> {
	await rm(folder.staging, { recursive: true, force: true });
	await mkdir(folder.staging, { recursive: true });
}

/** The last three different snapshots up to this manifest, with every manifest that rests on one of them. */
async function keptManifests(folder: DataFolder, newest: number): Promise<Manifest[]> {
	const manifests: Manifest[] = [];
	const snapshots = new Set<string>();
	for (let number = newest; number > 0; number--) {
		const manifest = await readManifest(folder, number).catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'ENOENT') return undefined;
			throw error;
		});
		if (!manifest) break;
		snapshots.add(manifest.snapshot);
		if (snapshots.size > kept) break;
		manifests.push(manifest);
	}
	return manifests;
}

async function removeAllBut(folder: string, keep: Set<string>, pattern: RegExp): Promise<void> {
	const names = await readdir(folder, { recursive: true });
	const stale = names.filter((name) => pattern.test(name) && !keep.has(join(folder, name)));
	await Promise.all(stale.map((name) => rm(join(folder, name))));
}

/** Removes snapshots, manifests and Parquet files that none of the last three snapshots and no closed month rests on. */
async function prune(folder: DataFolder): Promise<void> {
	const newest = await currentNumber(folder);
	if (newest === undefined) return;
	const manifests = await keptManifests(folder, newest);
	const snapshots = manifests.flatMap(({ snapshot }) => [
		snapshotPath(folder, snapshot),
		rollupsPath(folder, snapshot),
		factsPath(folder, snapshot),
		...keptLists.map((scope) => changedListPath(folder, snapshot, scope))
	]);
	const parquet = manifests.flatMap((manifest) =>
		manifest.batches
			.filter((batch) => !batch.isUndone)
			.flatMap((batch) => Object.values(batch.tables))
			.map((path) => join(folder.root, path))
	);
	await removeAllBut(folder.snapshots, new Set(snapshots), /\.(duckdb|duckdb\.wal|json)$/);
	const frozen = await frozenParquet(folder);
	if (frozen) {
		const keep = [...parquet, ...frozen.map((path) => join(folder.root, path))];
		await removeAllBut(folder.lake, new Set(keep), /\.parquet$/);
	}
	const numbers = new Set(manifests.map(({ number }) => manifestPath(folder, number)));
	await removeAllBut(folder.lake, numbers, /manifest-\d+\.json$/);
}

const lastLoad = (manifest: Manifest): string =>
	manifest.batches
		.filter((batch) => !batch.isUndone)
		.map((batch) => batch.loadedAt.slice(0, 10))
		.sort()
		.at(-1) ?? '1970-01-01';

/**
 * Puts a manifest in force, with its snapshot built where there is none yet; `beforehand` is done when that is there and
 * nobody reads it yet. A crash at any moment leaves the manifest before in force. Call as the only writer.
 */
export async function commitManifest(
	folder: DataFolder,
	manifest: Manifest,
	isNew: boolean,
	beforehand?: () => Promise<void>
): Promise<void> {
	await writeManifest(folder, manifest);
	if (isNew) await buildSnapshot(folder, manifest, lastLoad(manifest));
	await beforehand?.();
	await pointTo(folder, manifest.number);
	await prune(folder);
}

/** A path below the data folder as it stands in a manifest: relative, with forward slashes. */
export const inManifest = (folder: DataFolder, path: string): string =>
	relative(folder.root, path).replaceAll('\\', '/');
