import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentNumber } from '#lib/server/warehouse/manifest.ts';

const everyMs = 3000;

/**
 * Calls `rollUp` for the snapshot in force and for each that comes into force later, by whatever process it was loaded.
 * Runs as long as the process and does not keep it alive. What fails is reported and left to the rows; the next
 * snapshot is tried again.
 */
export async function keepRolledUp(
	folder: DataFolder,
	rollUp: () => Promise<unknown>,
	failed: (error: unknown) => void
): Promise<never> {
	let done: number | undefined;
	for (;;) {
		const number = await currentNumber(folder);
		if (number !== undefined && number !== done) await rollUp().catch(failed);
		done = number;
		await pause(everyMs, undefined, { ref: false });
	}
}
