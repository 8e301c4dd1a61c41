import { tasks, type Task } from '#lib/server/threads/tasks.ts';

/** What a thread does with what it is given: runs the task of that name. Throws what the task throws. */
export default async ({ name, input }: { name: Task; input: unknown[] }): Promise<unknown> =>
	Reflect.apply(await tasks[name](), undefined, input);

// Most of what is asked of a thread is a chart: the first need not wait until what draws is read.
await tasks.drawChart();
