import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Measure } from '#lib/measures/measure.ts';
import { fillRollups, worthRollingUp } from '#lib/server/rollups/fill-rollups.ts';
import type { Progress } from '#lib/server/rollups/fill-rollups.ts';
import { rollupHash } from '#lib/server/rollups/rollup-hash.ts';
import { readRollups, readSnapshotBuild } from '#lib/server/rollups/rollups.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { moveDurably } from '#lib/server/warehouse/durable.ts';
import { currentManifest, rollupsPath, snapshotPath } from '#lib/server/warehouse/manifest.ts';
import { openBeside, openReadOnlyWith } from '#lib/server/warehouse/open-duckdb.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

/** Whether every measure is rolled up as it is defined now, from this very snapshot. */
async function areFresh(
	folder: DataFolder,
	name: string,
	measures: readonly Measure[]
): Promise<boolean> {
	const beside = rollupsPath(folder, name);
	if (!existsSync(beside)) return false;
	const instance = await openReadOnlyWith(snapshotPath(folder, name), 'rolled', beside).catch(
		// Damaged: they are made anew.
		() => undefined
	);
	if (!instance) return false;
	try {
		const db = await instance.connect();
		const rollups = await readRollups(db, await readSnapshotBuild(db));
		const worth = await worthRollingUp(db, measures);
		db.closeSync();
		return worth.every((measure) => rollups.get(measure.id)?.hash === rollupHash(measure));
	} finally {
		instance.closeSync();
	}
}

/** Whether there is a file of roll-ups beside the snapshot in force; it may be of definitions that have changed since. */
export async function hasRollups(folder: DataFolder): Promise<boolean> {
	const { snapshot } = await currentManifest(folder);
	return existsSync(rollupsPath(folder, snapshot));
}

/** Drafts of processes that died over them. Nothing else in the folder has such a name. */
async function removeLeftDrafts(folder: DataFolder): Promise<void> {
	const drafts = (await readdir(folder.snapshots)).filter((name) => {
		const [, pid] = /\.rollups\.draft-(\d+)/.exec(name) ?? [];
		return pid !== undefined && !isAlive(Number(pid));
	});
	await Promise.all(
		drafts.map((name) => rm(join(folder.snapshots, name), { recursive: true, force: true }))
	);
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		// It lives, but is somebody else's.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function fill(db: DuckDBConnection, measures: readonly Measure[], report: Progress) {
	await runStatements(db, 'use snapshot', 'use read_snapshot');
	await fillRollups(db, measures, await readSnapshotBuild(db), report);
	await runStatements(db, 'checkpoint roll-ups', 'checkpoint rolled');
}

/**
 * Rolls the snapshot in force up into a file beside it, unless that is there and fits every measure. Readers answer from
 * rows meanwhile, and a kill at any moment leaves them what they had. False where there was nothing to do.
 */
export async function makeRollups(
	folder: DataFolder,
	measures: readonly Measure[],
	report?: Progress
): Promise<boolean> {
	const { snapshot } = await currentManifest(folder);
	if (snapshot === '' || (await areFresh(folder, snapshot, measures))) return false;
	await removeLeftDrafts(folder);
	const draft = join(folder.snapshots, `${snapshot}.rollups.draft-${process.pid}`);
	const spill = `${draft}.spill`;
	await rm(draft, { force: true });
	try {
		const instance = await openBeside(snapshotPath(folder, snapshot), 'rolled', draft, spill);
		try {
			const db = await instance.connect();
			await fill(db, measures, report ?? (() => undefined));
			db.closeSync();
		} finally {
			instance.closeSync();
		}
		await moveDurably(draft, rollupsPath(folder, snapshot));
		return true;
	} finally {
		for (const left of [draft, `${draft}.wal`, spill])
			await rm(left, { recursive: true, force: true });
	}
}
