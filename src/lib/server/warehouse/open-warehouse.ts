import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { currentAsker } from '#lib/server/asking/asker.ts';
import { openFairQueue } from '#lib/server/asking/fair-queue.ts';
import { stopInTime } from '#lib/server/asking/stop-in-time.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import {
	currentNumber,
	readManifest,
	rollupsPath,
	snapshotPath
} from '#lib/server/warehouse/manifest.ts';
import { openReadOnly, openReadOnlyWith } from '#lib/server/warehouse/open-duckdb.ts';
import { takeTurns } from '#lib/server/warehouse/take-turns.ts';
import type { RunTurn, Turns } from '#lib/server/warehouse/take-turns.ts';

/** One opening of a snapshot: what is read of it once can be kept by it. */
export type Opening = {
	/** Whether what is rolled up of it is attached as `rolled`. */
	hasRollups: boolean;
};

type OpenSnapshot = Opening & {
	number: number;
	name: string;
	/** Tells one file of roll-ups from the next; 0 where there is none. */
	rollups: number;
	instance: DuckDBInstance;
	readers: number;
	isRetired: boolean;
};

/** A place on one snapshot for longer than a query, and the number of the manifest that the snapshot is of. */
export type Held = Turns & { number: number };

export type Warehouse = {
	/**
	 * Runs `work` on the snapshot in force now, when it is its asker's turn; undefined where nothing was ever loaded.
	 * Throws ReaderLeft where nobody waits for it any more, TookTooLong where it takes longer than its asker may, unless
	 * it is `isLong` by nature; and as `work` does.
	 */
	read<T>(
		work: (db: DuckDBConnection, opening: Opening) => Promise<T>,
		options?: { isLong?: boolean }
	): Promise<T | undefined>;
	/**
	 * A place on the snapshot in force now, to be left by whoever asked; undefined where nothing was ever loaded. Each of
	 * its turns waits and ends as a read does.
	 */
	hold(options?: { isLong?: boolean }): Promise<Held | undefined>;
	/** The number of the manifest in force; undefined where nothing was ever loaded. */
	version(): Promise<number | undefined>;
	close(): void;
};

// Each DuckDB query holds one of libuv's threads: one is left for reading files.
const threadPool = Number(process.env.UV_THREADPOOL_SIZE ?? 4);
const atOnce = Math.max(1, Math.min(availableParallelism(), threadPool - 1));

/** When a file was made; 0 where there is none. */
async function stampOf(path: string): Promise<number> {
	try {
		return (await stat(path)).mtimeMs;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
		throw error;
	}
}

/** Roll-ups only make answers come sooner: where they cannot be opened, the snapshot is opened alone. */
async function openSnapshot(folder: DataFolder, name: string, isRolledUp: boolean) {
	const path = snapshotPath(folder, name);
	if (isRolledUp)
		try {
			const beside = rollupsPath(folder, name);
			return { instance: await openReadOnlyWith(path, 'rolled', beside), hasRollups: true };
		} catch {
			return { instance: await openReadOnly(path), hasRollups: false };
		}
	return { instance: await openReadOnly(path), hasRollups: false };
}

/**
 * Opens the warehouse of a data folder for reading. Every read follows CURRENT, so a load by another process, and
 * roll-ups made since, are picked up without a restart; a snapshot in use is closed only when its last reader has left.
 */
export function openWarehouse(root: string): Warehouse {
	const folder = dataFolder(root);
	const queue = openFairQueue(atOnce);
	let open: OpenSnapshot | undefined;
	let opening: Promise<OpenSnapshot | undefined> | undefined;

	function release(snapshot: OpenSnapshot): void {
		if (snapshot.isRetired && snapshot.readers === 0) snapshot.instance.closeSync();
	}

	async function follow(): Promise<OpenSnapshot | undefined> {
		const number = await currentNumber(folder);
		if (number === undefined) return open;
		const name =
			open?.number === number ? open.name : (await readManifest(folder, number)).snapshot;
		const rollups = await stampOf(rollupsPath(folder, name));
		if (open?.number === number && open.rollups === rollups) return open;
		const opened = await openSnapshot(folder, name, rollups > 0);
		const before = open;
		open = { number, name, rollups, ...opened, readers: 0, isRetired: false };
		if (before) {
			before.isRetired = true;
			release(before);
		}
		return open;
	}

	function current(): Promise<OpenSnapshot | undefined> {
		opening ??= follow().finally(() => (opening = undefined));
		return opening;
	}

	/** Counts a reader in. A snapshot retired since it was looked up may be closed already: look again. */
	async function acquire(): Promise<OpenSnapshot | undefined> {
		const snapshot = await current();
		if (snapshot?.isRetired) return acquire();
		if (snapshot) snapshot.readers++;
		return snapshot;
	}

	async function read<T>(
		work: (db: DuckDBConnection, opening: Opening) => Promise<T>,
		{ isLong = false } = {}
	): Promise<T | undefined> {
		const snapshot = await acquire();
		if (!snapshot) return undefined;
		const asker = currentAsker();
		try {
			return await queue.run(asker, async () => {
				const db = await snapshot.instance.connect();
				try {
					return await stopInTime(db, { asker, isLong }, () => work(db, snapshot));
				} finally {
					db.closeSync();
				}
			});
		} finally {
			snapshot.readers--;
			release(snapshot);
		}
	}

	async function hold({ isLong = false } = {}): Promise<Held | undefined> {
		const snapshot = await acquire();
		if (!snapshot) return undefined;
		const giveBack = () => {
			snapshot.readers--;
			release(snapshot);
		};
		const asker = currentAsker();
		try {
			const db = await snapshot.instance.connect();
			const run: RunTurn = (work) =>
				queue.run(asker, () => stopInTime(db, { asker, isLong }, work));
			const close = () => {
				db.closeSync();
				giveBack();
			};
			return { number: snapshot.number, ...takeTurns(db, run, close) };
		} catch (error) {
			giveBack();
			throw error;
		}
	}

	function close(): void {
		if (open) {
			open.isRetired = true;
			release(open);
		}
		open = undefined;
	}

	return { read, hold, version: () => currentNumber(folder), close };
}
