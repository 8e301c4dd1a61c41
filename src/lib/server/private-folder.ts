import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'plumbline-of-';

function isAlive(process_: number): boolean {
	try {
		process.kill(process_, 0);
		return true;
	} catch (error) {
		// A process of another user is alive, though it must not be asked.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Removes the folders of processes that ended without doing so. */
async function removeAbandoned(): Promise<void> {
	const names = await readdir(tmpdir());
	const abandoned = names.filter((name) => {
		const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
		return owner !== undefined && !isAlive(Number(owner));
	});
	await Promise.all(
		abandoned.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true }))
	);
}

/**
 * Makes a folder that only this user can look into, outside the data folder: for what must not stay. Remove it when
 * done; where a process is killed, the next one that makes such a folder removes it.
 */
export async function makePrivateFolder(): Promise<string> {
	await removeAbandoned();
	return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
}
