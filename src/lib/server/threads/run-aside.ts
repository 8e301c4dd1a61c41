import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { projectRoot } from '#lib/server/project.ts';
import type { Task, Tasks } from '#lib/server/threads/tasks.ts';

let threads: Piscina | undefined;

/**
 * From now on this process runs tasks in threads, because it has others to answer, or more to ask, meanwhile. Starts the first. `built` is
 * what a thread runs, where that is built of the source as it is.
 */
export function useThreads(built?: string): void {
	threads ??= new Piscina({
		filename: built ?? join(projectRoot, 'src/lib/server/threads/worker.js'),
		minThreads: 1,
		// One core stays for answering.
		maxThreads: Math.max(1, availableParallelism() - 1),
		idleTimeout: 60_000
	});
}

/**
 * Runs a task and gives what it returns: in a thread where `useThreads` was called, else here, as a command has
 * nobody else to answer. Throws what the task throws; from a thread only the error's name and words come over.
 */
export async function runAside<Name extends Task>(
	name: Name,
	...input: Parameters<Tasks[Name]>
): Promise<ReturnType<Tasks[Name]>> {
	if (threads) return threads.run({ name, input });
	// What draws and sets is large: a process that has threads does not load it itself.
	const { tasks } = await import('#lib/server/threads/tasks.ts');
	return Reflect.apply(await tasks[name](), undefined, input) as ReturnType<Tasks[Name]>;
}
