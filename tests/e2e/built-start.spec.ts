import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { isCommandLineFresh } from '../../bin/built.js';
import { augustStays, header } from '../support/august-stays.ts';

const command = 'bin/plumbline.js';

/** Runs work on the address of a server started as people start it, on a data folder. */
async function onServer<T>(data: string, work: (address: string) => Promise<T>): Promise<T> {
	const arguments_ = [command, 'serve', '--data', data, '--port', '0'];
	const child = spawn('node', arguments_, { stdio: ['ignore', 'ignore', 'pipe'] });
	try {
		const address = await new Promise<string>((found, failed) => {
			child.stderr.on('data', (words) => {
				const [at] = /http:\S+/.exec(`${words}`) ?? [];
				if (at) found(at);
			});
			child.once('exit', (status) => failed(new Error(`The server ended with ${status}.`)));
		});
		return await work(address);
	} finally {
		child.kill('SIGTERM');
	}
}

test('commands and a server run what is built of the source as it is, and its threads draw charts', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'plumbline-start-'));
	const [data, stays] = [join(folder, 'data'), join(folder, 'stays.csv')];
	try {
		writeFileSync(stays, [header, ...augustStays()].join('\n'));
		const load = [command, 'load', stays, '--data', data, '--route', 'date-shifted'];
		expect(spawnSync('node', [...load, '--as-of', '2026-08-31']).status).toBe(0);
		expect(isCommandLineFresh(process.cwd())).toBe(true);
		const page = await onServer(data, async (address) =>
			(await fetch(new URL('/completion', address))).text()
		);
		expect(page).toContain('<svg');
		expect(page).toContain('31 of 47');
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});
