// A load in a process of its own, for tests that kill it: folder, then files.
import { loadExports } from '#lib/server/intake/load-exports.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';

const [root = '', ...paths] = process.argv.slice(2);
process.send?.('loading');
await loadExports(
	dataFolder(root),
	paths.map((path) => ({ path })),
	{ now: new Date(), report: (message) => process.send?.(message) }
);
process.send?.('done');
process.disconnect?.();
