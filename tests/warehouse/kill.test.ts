import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const header = 'episode_id,person_id,program,level_of_care,admitted_on';
const episodes = (prefix: string, count: number) =>
	[header, ...Array.from({ length: count }, (_, n) => `${prefix}${n},p${n},N,IOP,2025-01-02`)].join(
		'\n'
	);

/** Runs a load in another process and kills it `delayMs` after it says `word`. Whether it had ended by then. */
async function killLoad(
	root: string,
	path: string,
	word: string,
	delayMs: number
): Promise<boolean> {
	const child = fork(join(import.meta.dirname, '../support/load-process.ts'), [root, path], {
		execArgv: ['--import', 'tsx'],
		stdio: 'ignore'
	});
	let isDone = false;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const heard = new Promise<void>((resolve) =>
		child.on('message', (message) => {
			if (message === 'done') isDone = true;
			if (message === word) resolve();
		})
	);
	await Promise.race([heard, ended]);
	await pause(delayMs);
	child.kill('SIGKILL');
	await ended;
	return isDone;
}

const moments: [string, number][] = [
	['loading', 0],
	['loading', 40],
	['storing episode', 0],
	['storing episode', 15],
	['building the snapshot', 0],
	['building the snapshot', 60],
	['building the snapshot', 200],
	['building the snapshot', 350]
];

test('a load killed at any moment leaves the snapshot before or the one after, and the next load succeeds', async () => {
	const folder = await temporaryFolder();
	const first = await writeExport(folder, 'first.csv', episodes('a', 100));
	await loadPaths(folder, [first]);
	let expected = 100;
	for (const [at, [word, delay]] of moments.entries()) {
		const path = await writeExport(folder, `more-${at}.csv`, episodes(`b${at}-`, 2000));
		await killLoad(join(folder, 'data'), path, word, delay);
		const [after] = await readRows(
			folder,
			'select count(*) as n, count(distinct episode_id) as k from episode'
		);
		expect([`${expected}`, `${expected + 2000}`]).toContain(after?.n);
		expect(after?.k).toBe(after?.n);
		const { receipt } = await loadPaths(folder, [path]);
		expect((receipt.files[0]?.loaded ?? 0) + (receipt.files[0]?.known ?? 0)).toBe(2000);
		expected += 2000;
		const [now] = await readRows(folder, 'select count(*) as n from episode_fact');
		expect(now?.n).toBe(`${expected}`);
	}
}, 240_000);
