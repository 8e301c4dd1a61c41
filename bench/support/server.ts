import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plumbline, startWatched } from './run-process.ts';
import type { Watched } from './run-process.ts';

/** A server of the built application on a data folder. */
export type Server = {
	address: string;
	/** What it took since the last look; memory since its start. */
	watched: () => Promise<Watched>;
	stop: () => Promise<void>;
};

/** Starts the product's own `serve` and waits until it says where it is. Throws with what it said where it ends first. */
export async function startServer(data: string): Promise<Server> {
	const report = join(tmpdir(), `plumbline-bench-${randomUUID()}.json`);
	const args = [plumbline, 'serve', '--port', '0', '--data', data];
	const child = startWatched(args, report);
	const ended = new Promise<void>((end) => child.once('close', () => end()));
	let said = '';
	const address = await new Promise<string>((found, failed) => {
		child.stderr?.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			const [, url] = /Plumbline is at (\S+)/.exec(said) ?? [];
			if (url !== undefined) found(url);
		});
		child.once('close', () => failed(new Error(`The server ended: ${said.slice(-2000)}`)));
	});
	return {
		address,
		watched: () =>
			new Promise((told) => {
				child.once('message', (message) => told(message as Watched));
				child.send('watched');
			}),
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
			rmSync(report, { force: true });
		}
	};
}

/** Asks for a page to its last byte, as a reader of this name where one is given. Throws where it is not answered with 200. */
export async function getPage(address: string, path: string, reader?: string): Promise<number> {
	const headers = reader === undefined ? undefined : { Cookie: `plumbline-author=${reader}` };
	const start = performance.now();
	const response = await fetch(new URL(path, address), { headers });
	const body = await response.arrayBuffer();
	if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`);
	if (body.byteLength === 0) throw new Error(`${path} is empty`);
	return performance.now() - start;
}
