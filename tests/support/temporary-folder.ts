import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of its own for one test, removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'plumbline-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** Writes an export below a folder and gives its path. */
export async function writeExport(
	folder: string,
	name: string,
	content: string | Uint8Array
): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
}
