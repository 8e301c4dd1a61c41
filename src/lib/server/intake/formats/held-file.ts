import { open } from 'node:fs/promises';
import { resolve } from 'node:path';

/** A file that is held open to be read in place. `path` is how DuckDB opens it: that file and no other. */
export type HeldFile = { path: string; close: () => Promise<void> };

const isLinux = process.platform === 'linux';
// DuckDB takes these for a pattern of names.
const isPattern = /[*?[\]{}\\]/;

/**
 * Holds a file open: on Linux under its descriptor, so that whatever its name is or comes to be, it is the one that was
 * looked at. Undefined where DuckDB could not be told its name.
 */
export async function holdFile(path: string): Promise<HeldFile | undefined> {
	if (!isLinux && isPattern.test(path)) return undefined;
	const handle = await open(path);
	return {
		path: isLinux ? `/proc/self/fd/${handle.fd}` : resolve(path),
		close: () => handle.close()
	};
}
