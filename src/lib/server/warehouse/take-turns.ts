import type { DuckDBConnection } from '@duckdb/node-api';
import { againMs } from '#lib/server/asking/stop-in-time.ts';
import { ReaderLeft } from '#lib/server/errors.ts';

/** Work done in turns on one connection; between them other readers are let in. */
export type Turns = {
	/** Throws what `work` throws, and ReaderLeft where the place was left. */
	turn<T>(work: (db: DuckDBConnection) => Promise<T>): Promise<T>;
	/** Gives the place back, and breaks off a turn that is still going on. */
	leave(): Promise<void>;
};

/** Does the work of a turn when it is its turn. */
export type RunTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** The turns of one reader on one connection, each done by `run`; `close` is called once, when the last is over. */
export function takeTurns(db: DuckDBConnection, run: RunTurn, close: () => void): Turns {
	let working: Promise<unknown> = Promise.resolve();
	let hasLeft = false;
	return {
		turn: (work) =>
			run(async () => {
				if (hasLeft) throw new ReaderLeft();
				const turn = work(db);
				working = turn.catch(() => {});
				return turn;
			}),
		leave: async () => {
			if (hasLeft) return;
			hasLeft = true;
			db.interrupt();
			const interrupting = setInterval(() => db.interrupt(), againMs);
			await working;
			clearInterval(interrupting);
			close();
		}
	};
}
