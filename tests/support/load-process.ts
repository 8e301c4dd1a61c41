// A load in a process of its own, for tests that kill it: what to load comes as JSON, the receipt goes to stdout.
/* eslint-disable no-console -- what this process says is what tests look at */
import { loadExports } from '#lib/server/intake/load-exports.ts';
import type { LoadOptions } from '#lib/server/intake/load.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';

type Asked = { root: string; paths: string[]; options: Omit<LoadOptions, 'now'> };

const { root, paths, options } = JSON.parse(process.argv[2] ?? '') as Asked;
process.send?.('loading');
const outcome = await loadExports(
	dataFolder(root),
	paths.map((path) => ({ path })),
	{ ...options, now: new Date(), report: (event) => console.error(JSON.stringify(event)) }
);
console.log(JSON.stringify(outcome));
process.send?.('done');
process.disconnect?.();
