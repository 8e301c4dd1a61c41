import { AsyncLocalStorage } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';

/** Somebody for whom questions are asked of the warehouse: the page of a reader, or an answer by address. */
export type Asker = {
	/** Ends when nobody waits for the answer any more. */
	readonly signal: AbortSignal;
	/** How long one question may take once it was begun, in milliseconds. */
	readonly mostMs: number;
	/** When this asker's latest question comes in turn; the queue's own. */
	turn: number;
	/** Whether a question took too long: what was made of the others is not the whole answer. */
	wasStopped: boolean;
};

const askers = new AsyncLocalStorage<Asker>();

/** An asker who has asked nothing yet. */
export function askerOf(signal: AbortSignal, mostMs: number): Asker {
	// A page asks dozens of questions at once, and each listens: that is no leak.
	setMaxListeners(0, signal);
	return { signal, mostMs, turn: 0, wasStopped: false };
}

/** Does `work`, and all that it calls, for this asker. */
export const asAsker = <T>(asker: Asker, work: () => T): T => askers.run(asker, work);

/** For whom this is done; undefined for a command, which has nobody beside it and all the time it needs. */
export const currentAsker = (): Asker | undefined => askers.getStore();
