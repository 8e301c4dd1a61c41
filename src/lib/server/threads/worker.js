// What a thread starts with where it is not built. Node 20 does not run TypeScript by itself.
import { register } from 'tsx/esm/api';

register();
const { default: runTask } = await import('./run-task.ts');

export default runTask;
