import { AsyncResource } from 'node:async_hooks';
import PQueue from 'p-queue';
import type { Asker } from '#lib/server/asking/asker.ts';
import { ReaderLeft } from '#lib/server/errors.ts';

/** Work that waits its turn, and what it gives. */
export type FairQueue = {
	/** Does `work` when it is its turn. Throws ReaderLeft where its asker left before, and as `work` does. */
	run: <T>(asker: Asker | undefined, work: () => Promise<T>) => Promise<T>;
};

/**
 * Does so much at once, and lets askers take turns: of two pages that ask a hundred questions and one, the one is asked
 * next but one. An asker's questions come one turn after the other, and a new asker begins at the turn that is on (start-time fair
 * queueing: Goyal, Vin and Cheng, 1996), so that neither many questions nor many newcomers keep anybody waiting for ever.
 */
export function openFairQueue(atOnce: number): FairQueue {
	const queue = new PQueue({ concurrency: atOnce });
	let turnNow = 0;
	return {
		run: async <T>(asker: Asker | undefined, work: () => Promise<T>): Promise<T> => {
			if (asker?.signal.aborted) throw new ReaderLeft();
			const turn = Math.max(turnNow, asker?.turn ?? 0) + 1;
			if (asker) asker.turn = turn;
			const begin = () => {
				turnNow = Math.max(turnNow, turn);
				return work();
			};
			try {
				// What is done in its turn is still done for whom it was asked, not for who went before.
				return await queue.add(AsyncResource.bind(begin), {
					priority: -turn,
					...(asker && { signal: asker.signal })
				});
			} catch (error) {
				throw asker?.signal.aborted ? new ReaderLeft() : error;
			}
		}
	};
}
