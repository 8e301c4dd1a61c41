import { open, rm, unlink } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that only this process can see, where the system allows it. `path` is how DuckDB opens it. */
export type Scratch = {
	path: string;
	write: (bytes: Uint8Array) => Promise<void>;
	close: () => Promise<void>;
};

// The whole of an export passes through here, with what the gate has yet to refuse: it must be neither below the
// data folder nor on any disk by name. Linux lets an unlinked file be opened again through its descriptor, so that
// a kill leaves nothing; elsewhere the file is private to the user and removed when it is closed.
const canUnlink = process.platform === 'linux';

/** Makes an empty scratch file outside the data folder. Close it when DuckDB has read it for the last time. */
export async function openScratch(): Promise<Scratch> {
	const path = join(tmpdir(), `plumbline-${randomUUID()}`);
	const handle = await open(path, 'wx+', 0o600);
	if (canUnlink) await unlink(path);
	return {
		path: canUnlink ? `/proc/self/fd/${handle.fd}` : path,
		async write(bytes) {
			for (let at = 0; at < bytes.length;)
				at += (await handle.write(bytes, at, bytes.length - at, null)).bytesWritten;
		},
		async close() {
			await handle.close();
			if (!canUnlink) await rm(path, { force: true });
		}
	};
}
