import { mkdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import pLimit from 'p-limit';
import { PlumblineError } from '#lib/server/errors.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

const waitMs = 250;
const oneAtATime = pLimit(1);

async function lock(folder: DataFolder, patienceMs: number): Promise<DuckDBInstance> {
	const deadline = Date.now() + patienceMs;
	for (;;)
		try {
			return await DuckDBInstance.create(folder.writer);
		} catch (cause) {
			if (Date.now() > deadline)
				throw new PlumblineError(
					'busy',
					`Another load is running on ${folder.root}. Wait for it to end and try again.`,
					{ cause }
				);
			await pause(waitMs);
		}
}

/**
 * Runs `work` as the only writer of the data folder, among all processes. The lock is DuckDB's own lock on an
 * empty database file: the operating system releases it when a process dies, however it dies.
 * Throws PlumblineError `busy` when another writer holds it for longer than `patienceMs`.
 */
export function asOnlyWriter<T>(
	folder: DataFolder,
	work: () => Promise<T>,
	patienceMs = 600_000
): Promise<T> {
	return oneAtATime(async () => {
		await mkdir(folder.root, { recursive: true });
		const held = await lock(folder, patienceMs);
		try {
			return await work();
		} finally {
			held.closeSync();
		}
	});
}
