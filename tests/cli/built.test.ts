import { mkdir, utimes, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtMark, commandLineFolder, isCommandLineFresh } from '../../bin/built.js';
import { temporaryFolder } from '../support/temporary-folder.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute));

/** Writes a file as of a minute, and its folder with it. */
async function write(folder: string, name: string, minute: number): Promise<void> {
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, name), '');
	await utimes(join(folder, name), at(minute), at(minute));
	await utimes(folder, at(minute), at(minute));
}

/** A project whose source is of minute 1, with a command line built of what was there in minute 2. */
async function builtProject() {
	const root = await temporaryFolder();
	for (const name of ['src/cli', 'seed', 'locales']) await write(join(root, name), 'a.ts', 1);
	await utimes(join(root, 'src'), at(1), at(1));
	await write(root, 'package-lock.json', 1);
	await write(commandLineFolder(root), builtMark, 2);
	return root;
}

test('a built command line is used as long as its source was not touched since the build began', async () => {
	const root = await builtProject();
	expect(isCommandLineFresh(root)).toBe(true);
	for (const name of ['src/cli', 'seed', 'locales']) {
		await write(join(root, name), 'a.ts', 3);
		expect(isCommandLineFresh(root)).toBe(false);
		await write(join(root, name), 'a.ts', 1);
	}
	expect(isCommandLineFresh(root)).toBe(true);
});

test('it is not used where packages that are built in may have come in other versions since', async () => {
	const root = await builtProject();
	await write(root, 'package-lock.json', 3);
	expect(isCommandLineFresh(root)).toBe(false);
});

test('it is not used where a file of the source is gone, or where the build never came to its end', async () => {
	const root = await builtProject();
	await rm(join(root, 'src/cli/a.ts'));
	expect(isCommandLineFresh(root)).toBe(false);
	const broken = await builtProject();
	await rm(join(commandLineFolder(broken), builtMark));
	expect(isCommandLineFresh(broken)).toBe(false);
});
