import type { DuckDBConnection } from '@duckdb/node-api';
import type { Asker } from '#lib/server/asking/asker.ts';
import { ReaderLeft, TookTooLong } from '#lib/server/errors.ts';

/** An interruption ends the query that runs at that moment. Between two there is none: so it is tried again. */
export const againMs = 25;

/**
 * Does `work` with a connection, until its asker leaves or it took the time a question may take: then whatever query
 * runs is ended. Throws ReaderLeft or TookTooLong then, else as `work` does.
 */
export async function stopInTime<T>(
	db: Pick<DuckDBConnection, 'interrupt'>,
	{ asker, isLong }: { asker: Asker | undefined; isLong: boolean },
	work: () => Promise<T>
): Promise<T> {
	if (!asker) return work();
	// Somebody may leave between their turn and now, and says so only once.
	if (asker.signal.aborted) throw new ReaderLeft();
	let why: ReaderLeft | TookTooLong | undefined;
	let interrupting: NodeJS.Timeout | undefined;
	const stop = (reason: ReaderLeft | TookTooLong) => {
		why ??= reason;
		db.interrupt();
		interrupting ??= setInterval(() => db.interrupt(), againMs);
	};
	const leave = () => stop(new ReaderLeft());
	const tooLong = () => stop(new TookTooLong(asker.mostMs));
	asker.signal.addEventListener('abort', leave, { once: true });
	const timer = isLong ? undefined : setTimeout(tooLong, asker.mostMs);
	try {
		return await work();
	} catch (error) {
		if (why instanceof TookTooLong) asker.wasStopped = true;
		throw why ?? error;
	} finally {
		clearTimeout(timer);
		clearInterval(interrupting);
		asker.signal.removeEventListener('abort', leave);
	}
}
