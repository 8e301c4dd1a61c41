import { mkdir, open, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

async function sync(path: string, flags: string): Promise<void> {
	const handle = await open(path, flags);
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/**
 * Moves a finished file to its place so that after a crash the place holds all of it or what was there before:
 * the content reaches the disk first, then the name.
 */
export async function moveDurably(from: string, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true });
	await sync(from, 'r+');
	await rename(from, to);
	await sync(dirname(to), 'r');
}

/** Writes a file, all or nothing. */
export async function writeDurably(path: string, text: string | Uint8Array): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	// Two processes may write what is the same in both, and each moves its own.
	const draft = `${path}.${process.pid}.draft`;
	await writeFile(draft, text);
	await moveDurably(draft, path);
}

/**
 * Moves a finished folder of files to its place, all or nothing: every file reaches the disk first, then the folder's
 * own list of them, then its name. Throws where the place is taken.
 */
export async function moveFolderDurably(from: string, to: string): Promise<void> {
	for (const name of await readdir(from)) await sync(join(from, name), 'r+');
	await sync(from, 'r');
	await mkdir(dirname(to), { recursive: true });
	await rename(from, to);
	await sync(dirname(to), 'r');
}
