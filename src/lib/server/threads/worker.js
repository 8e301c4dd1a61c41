// What a thread starts with. Node 20 does not run TypeScript by itself.
import { register } from 'tsx/esm/api';

register();
const { tasks } = await import('./tasks.ts');

/**
 * @param {{ name: import('./tasks.ts').Task, input: unknown[] }} asked
 * @returns {unknown}
 */
export default ({ name, input }) => Reflect.apply(tasks[name], undefined, input);
