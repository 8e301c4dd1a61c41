import type { DuckDBConnection } from '@duckdb/node-api';
import PQueue from 'p-queue';

/** A piece of work that makes tables, views, macros or types out of others: the names of what it `makes` and of what it `reads`. */
export type Step = {
	makes: string[];
	reads: string[];
	run: (db: DuckDBConnection) => Promise<void>;
};

/**
 * Runs steps in their order, as many at once as there are connections, to one database: each waits for the steps before
 * it that make what it reads. Throws what the first of them that failed threw, when all that had begun are over; what
 * waited for it is not begun.
 */
export async function runSteps(connections: DuckDBConnection[], steps: Step[]): Promise<void> {
	const free = [...connections];
	const queue = new PQueue({ concurrency: connections.length });
	const onOne = async (run: Step['run']): Promise<void> => {
		const db = free.pop() as DuckDBConnection;
		try {
			await run(db);
		} finally {
			free.push(db);
		}
	};
	const makers = new Map<string, Promise<void>>();
	const works = steps.map(({ makes, reads, run }) => {
		const before = reads.flatMap((name) => makers.get(name) ?? []);
		const work = Promise.all(before).then(() => queue.add(() => onOne(run)));
		for (const name of makes) makers.set(name, work);
		return work;
	});
	const ends = await Promise.allSettled(works);
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw failed.reason;
}

const made = /^create (?:table|view|macro|type) (\w+)/gm;

/** The tables, views, macros and types that a text of SQL makes, in its order. */
export const namesMade = (sql: string): string[] =>
	[...sql.matchAll(made)].map(([, name]) => name as string);

/** Those of `names` that a text of SQL speaks of, outside its comments. */
export function namesRead(sql: string, names: Iterable<string>): string[] {
	const words = new Set(sql.replaceAll(/--.*$/gm, '').match(/\w+/g));
	return [...names].filter((name) => words.has(name));
}
