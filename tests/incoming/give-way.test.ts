import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { Request } from '#lib/server/incoming/protocol.ts';
import { projectRoot } from '#lib/server/project.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const lower = constants.priority.PRIORITY_BELOW_NORMAL;
const lowest = constants.priority.PRIORITY_LOW;
const tsx = ['--import', 'tsx'];

const stays = (count: number) =>
	[
		'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason',
		...Array.from(
			{ length: count },
			(_, n) => `e${n},p${n},North,IOP,2025-01-02,2025-03-02,completed`
		)
	].join('\n');

/** The priority of each thread of a process where threads have their own, else of the process; none once it is gone. */
function prioritiesOf({ pid = 0 }: ChildProcess): number[] {
	try {
		const isLinux = process.platform === 'linux';
		const threads = isLinux ? readdirSync(`/proc/${pid}/task`).map(Number) : [pid];
		return threads.map((thread) => getPriority(thread));
	} catch {
		// It, or one of its threads, ended while it was looked at.
		return [];
	}
}

/** What was seen of a process when it had most threads: by then it has its database open and works. */
async function atItsBusiest(child: ChildProcess): Promise<number[]> {
	let most: number[] = [];
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	let isOver = false;
	void ended.then(() => (isOver = true));
	while (!isOver) {
		const seen = prioritiesOf(child);
		if (seen.length >= most.length) most = seen;
		await pause(5);
	}
	return most;
}

test('every thread of a load lets readers go first, those that run DuckDB too', async () => {
	const folder = await temporaryFolder();
	const path = await writeExport(folder, 'stays.csv', stays(3000));
	const command = [join(projectRoot, 'bin/plumbline.js'), 'load', path];
	const args = [...command, '--data', join(folder, 'data'), '--route', 'date-shifted'];
	const child = spawn(process.execPath, args, { stdio: 'ignore' });
	const seen = await atItsBusiest(child);
	expect(child.exitCode).toBe(0);
	expect(new Set(seen)).toEqual(new Set([lower]));
});

test('every thread that reads a delivery lets readers go first', async () => {
	const folder = await temporaryFolder();
	const path = await writeExport(folder, 'stays.csv', stays(3));
	const program = join(projectRoot, 'src/lib/server/incoming/loader-process.ts');
	const child = fork(program, [join(folder, 'data')], { execArgv: tsx, stdio: 'ignore' });
	onTestFinished(() => void child.kill('SIGKILL'));
	const answered = new Promise<unknown>((resolve) =>
		child.on('message', (message) => {
			if (typeof message === 'object' && 'answer' in message) resolve(message.answer);
		})
	);
	const request: Request = { id: 1, kind: 'read', ask: { number: 0, file: { path } } };
	child.send(request);
	expect(await answered).toMatchObject({ parts: [{ receipt: { read: 3 } }] });
	expect(new Set(prioritiesOf(child))).toEqual(new Set([lower]));
});

test('every thread that rolls a snapshot up lets everybody go first', async () => {
	const folder = await temporaryFolder();
	const program = join(projectRoot, 'src/lib/server/rollups/rollup-process.ts');
	await loadTexts(folder, { 'stays.csv': stays(30) });
	const child = fork(program, [join(folder, 'data')], { execArgv: tsx, stdio: 'ignore' });
	const seen = await atItsBusiest(child);
	expect(child.exitCode).toBe(0);
	expect(new Set(seen)).toEqual(new Set([lowest]));
});

test('a process that somebody gave a lower priority keeps it', async () => {
	const module = join(projectRoot, 'src/lib/server/give-way.ts');
	const text = `import { getPriority, setPriority } from 'node:os';
		const { giveWayTo } = await import(${JSON.stringify(module)});
		setPriority(15);
		giveWayTo('readers');
		process.exitCode = getPriority();`;
	const args = [...tsx, '--input-type=module', '--eval', text];
	const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: 'ignore' });
	await new Promise((ended) => child.once('exit', ended));
	expect(child.exitCode).toBe(15);
});
