import { setTimeout as pause } from 'node:timers/promises';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentNumber } from '#lib/server/warehouse/manifest.ts';

const everyMs = 3000;

/** What is done for each snapshot: `rollUp`, then `ready`; `failed` hears what went wrong with either. */
export type Keeping = {
	rollUp: () => Promise<unknown>;
	/** Figures are read from what is rolled up from now on. */
	ready: () => Promise<unknown>;
	failed: (error: unknown) => void;
};

/**
 * Has the snapshot in force rolled up and made ready, and each that comes into force later, by whatever process it was
 * loaded. Runs as long as the process and does not keep it alive. What fails is reported and left to the rows; the next
 * snapshot is tried again.
 */
export async function keepRolledUp(
	folder: DataFolder,
	{ rollUp, ready, failed }: Keeping
): Promise<never> {
	let done: number | undefined;
	for (;;) {
		const number = await currentNumber(folder);
		if (number !== undefined && number !== done) await rollUp().then(ready).catch(failed);
		done = number;
		await pause(everyMs, undefined, { ref: false });
	}
}
