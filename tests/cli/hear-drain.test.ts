import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import { expect, test } from 'vitest';
import { hearDrain } from '../../src/cli/hear-drain.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Writes pieces that no compression makes small, waiting for room after each that does not fit. */
async function writeAll(response: ServerResponse, pieces: number): Promise<number> {
	let waits = 0;
	for (let piece = 0; piece < pieces; piece++) {
		const bytes = Buffer.from(
			Array.from({ length: 65_536 }, (_, at) => (at * at * 31 + piece) % 251)
		);
		if (response.write(bytes)) continue;
		waits++;
		await new Promise<void>((go) => response.once('drain', go));
	}
	response.end();
	return waits;
}

test('a long compressed answer arrives whole and leaves no listener for each piece', async () => {
	const warnings: string[] = [];
	const warn = ({ name }: Error) => warnings.push(name);
	process.on('warning', warn);
	const compress = compression() as unknown as Middleware;
	let waits = 0;
	const server = createServer((request, response) => {
		compress(request, response, () => {
			hearDrain(response);
			response.setHeader('content-type', 'text/csv');
			void writeAll(response, 60).then((all) => (waits = all));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const answer = await fetch(`http://127.0.0.1:${port}/`);
	const bytes = (await answer.arrayBuffer()).byteLength;
	server.close();
	process.off('warning', warn);
	expect(answer.headers.get('content-encoding')).toMatch(/br|gzip/);
	expect(bytes).toBe(60 * 65_536);
	expect(waits).toBeGreaterThan(20);
	expect(warnings).toEqual([]);
});
