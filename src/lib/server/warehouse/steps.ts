import type { DuckDBConnection } from '@duckdb/node-api';
import PQueue from 'p-queue';
import { shareCores } from '#lib/server/warehouse/open-duckdb.ts';

/** A piece of work that makes tables, views, macros or types out of others: the names of what it `makes` and of what it `reads`. */
export type Step = {
	makes?: string[];
	reads?: string[];
	run: (db: DuckDBConnection) => Promise<void>;
};

/** How many steps wait for each, at one remove or several, by its place. */
function countWaiting(steps: Step[]): number[] {
	const waiting = steps.map(() => new Set<number>());
	for (let at = steps.length - 1; at >= 0; at--)
		for (let later = at + 1; later < steps.length; later++)
			if (steps[later]?.reads?.some((name) => steps[at]?.makes?.includes(name)))
				for (const one of [later, ...(waiting[later] ?? [])]) waiting[at]?.add(one);
	return waiting.map(({ size }) => size);
}

/**
 * Runs steps, as many at once as there are connections, to one database: each waits for the steps before it that make what
 * it reads, and of those that can begin the one goes first that most others wait for, then the one that stands first. Where one throws no other is begun; when those that had begun are over, that is thrown.
 */
export async function runSteps(connections: DuckDBConnection[], steps: Step[]): Promise<void> {
	const free = [...connections];
	const queue = new PQueue({ concurrency: connections.length, autoStart: false });
	const failures: unknown[] = [];
	const begin = async (run: Step['run']): Promise<void> => {
		if (failures.length > 0) return;
		const db = free.pop() as DuckDBConnection;
		await run(db).catch((error: unknown) => failures.push(error));
		free.push(db);
	};
	const makers = new Map<string, Promise<void>>();
	const waiting = countWaiting(steps);
	const works = steps.map(({ makes = [], reads = [], run }, at) => {
		const before = reads.flatMap((name) => makers.get(name) ?? []);
		const add = () => queue.add(() => begin(run), { priority: waiting[at] ?? 0 });
		const work = before.length > 0 ? Promise.all(before).then(add) : add();
		for (const name of makes) makers.set(name, work);
		return work;
	});
	queue.start();
	await Promise.all(works);
	if (failures.length > 0) throw failures[0];
}

/** The same, with the cores of the machine shared among the connections while they run. */
export async function runSideBySide(connections: DuckDBConnection[], steps: Step[]): Promise<void> {
	await shareCores(connections);
	try {
		await runSteps(connections, steps);
	} finally {
		await shareCores(connections.slice(0, 1));
	}
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
