import { join, resolve } from 'node:path';

/** Where everything of one installation lies. `root` is the value of --data. */
export type DataFolder = {
	root: string;
	current: string;
	lake: string;
	snapshots: string;
	receipts: string;
	staging: string;
	profiles: string;
	writer: string;
	/** What people wrote and decided: targets, notes, closed months. */
	records: string;
	/** The packages of closed months: closed/<month>/<version>/. */
	closed: string;
};

/** The places below a data folder. Creates nothing. */
export function dataFolder(root: string): DataFolder {
	const at = (name: string) => join(resolve(root), name);
	return {
		root: resolve(root),
		current: at('CURRENT'),
		lake: at('lake'),
		snapshots: at('snapshots'),
		receipts: at('receipts'),
		staging: at('staging'),
		profiles: at('profiles'),
		writer: at('writer.lock'),
		records: at('records.sqlite'),
		closed: at('closed')
	};
}
