import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { header, stay } from '../support/august-stays.ts';
import { openAugust } from './august.ts';

/** Runs a command line and gives its exit status with what it said. */
async function run(...argv: string[]) {
	const said: string[] = [];
	const keep = (text: unknown) => void said.push(String(text));
	const spies = [
		vi.spyOn(console, 'log').mockImplementation(keep),
		vi.spyOn(console, 'error').mockImplementation(keep),
		vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
	];
	const status = await main(['node', 'plumbline', ...argv]);
	for (const spy of spies) spy.mockRestore();
	process.exitCode = 0;
	return { status, said: said.join('\n') };
}

test('a month is closed, refused a second time, re-opened with a reason and verified from the shell', async () => {
	const { root, application, load } = await openAugust();
	onTestFinished(() => application.close());
	const at = ['--data', root];
	expect((await run('close', '2026-8', ...at, '--by', 'R. Lee')).status).toBe(2);
	expect((await run('close', '2027-01', ...at, '--by', 'R. Lee')).status).toBe(2);
	const closed = await run('close', '2026-08', ...at, '--by', 'R. Lee');
	expect([closed.status, closed.said]).toEqual([
		0,
		expect.stringContaining('August 2026 is closed as version 1: closed/2026-08/1')
	]);
	expect(closed.said).toContain('Still provisional when it was closed');
	const again = await run('close', '2026-08', ...at, '--by', 'R. Lee');
	expect([again.status, again.said]).toEqual([
		2,
		expect.stringContaining('plumbline reopen 2026-08')
	]);
	expect(await run('verify', ...at)).toEqual({
		status: 0,
		said: '10 files of 1 closings looked at: all are as they were frozen.'
	});
	expect((await run('reopen', '2026-08', ...at, '--by', 'R. Lee')).status).toBe(2);
	await load({ 'late.csv': [header, stay('late', '2026-08-30', 'left_early')] });
	const opened = await run('reopen', '2026-08', ...at, '--by', 'R. Lee', '--why', 'One came late.');
	expect([opened.status, opened.said]).toEqual([
		0,
		'August 2026 is open again. Version 1 stays in closed/2026-08/1.'
	]);
	expect((await run('close', '2026-08', ...at, '--by', 'R. Lee')).status).toBe(0);
	expect(await readdir(join(root, 'closed/2026-08'))).toEqual(['1', '2']);
	await rm(join(root, 'closed/2026-08/1/report.pdf'));
	const broken = await run('verify', '--json', ...at);
	expect(broken.status).toBe(1);
	expect(JSON.parse(broken.said)).toMatchObject({
		...{ ok: false, closings: 2 },
		problems: [{ file: 'closed/2026-08/1/report.pdf', problem: 'is missing' }]
	});
}, 240_000);
