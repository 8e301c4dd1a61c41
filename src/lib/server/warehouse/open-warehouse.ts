import { availableParallelism } from 'node:os';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import pLimit from 'p-limit';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentNumber, readManifest, snapshotPath } from '#lib/server/warehouse/manifest.ts';
import { openReadOnly } from '#lib/server/warehouse/open-duckdb.ts';

type OpenSnapshot = {
	number: number;
	instance: DuckDBInstance;
	readers: number;
	isRetired: boolean;
};

export type Warehouse = {
	/** Runs `work` on the snapshot in force now; undefined where nothing was ever loaded. */
	read<T>(work: (db: DuckDBConnection) => Promise<T>): Promise<T | undefined>;
	/** The number of the manifest in force; undefined where nothing was ever loaded. */
	version(): Promise<number | undefined>;
	close(): void;
};

// Each DuckDB query holds one of libuv's threads: one is left for reading files.
const threadPool = Number(process.env.UV_THREADPOOL_SIZE ?? 4);
const atOnce = Math.max(1, Math.min(availableParallelism(), threadPool - 1));

/**
 * Opens the warehouse of a data folder for reading. Every read follows CURRENT, so a load by another process is
 * picked up without a restart; a snapshot in use is closed only when its last reader has left.
 */
export function openWarehouse(root: string): Warehouse {
	const folder = dataFolder(root);
	const limit = pLimit(atOnce);
	let open: OpenSnapshot | undefined;
	let opening: Promise<OpenSnapshot | undefined> | undefined;

	function release(snapshot: OpenSnapshot): void {
		if (snapshot.isRetired && snapshot.readers === 0) snapshot.instance.closeSync();
	}

	async function follow(): Promise<OpenSnapshot | undefined> {
		const number = await currentNumber(folder);
		if (number === undefined || open?.number === number) return open;
		const manifest = await readManifest(folder, number);
		const instance = await openReadOnly(snapshotPath(folder, manifest.snapshot));
		const before = open;
		open = { number, instance, readers: 0, isRetired: false };
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

	async function read<T>(work: (db: DuckDBConnection) => Promise<T>): Promise<T | undefined> {
		const snapshot = await acquire();
		if (!snapshot) return undefined;
		try {
			return await limit(async () => {
				const db = await snapshot.instance.connect();
				try {
					return await work(db);
				} finally {
					db.closeSync();
				}
			});
		} finally {
			snapshot.readers--;
			release(snapshot);
		}
	}

	function close(): void {
		if (open) {
			open.isRetired = true;
			release(open);
		}
		open = undefined;
	}

	return { read, version: () => currentNumber(folder), close };
}
