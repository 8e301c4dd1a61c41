// What a thread starts with. Node 20 does not run TypeScript by itself.
import { register } from 'tsx/esm/api';

register();
const { tasks } = await import('./tasks.ts');

/**
 * @param {{ name: import('./tasks.ts').Task, input: unknown[] }} asked
 * @returns {Promise<unknown>}
 */
export default async ({ name, input }) => Reflect.apply(await tasks[name](), undefined, input);
