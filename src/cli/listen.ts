import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import compression from 'compression';
import { builtFolder } from '#lib/server/built-folder.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { hearDrain } from './hear-drain.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Rows as Arrow are numbers of texts, mostly alike, which the list of types that compress well does not know of. */
const isWorthCompressing: compression.CompressionFilter = (request, response) =>
	`${response.getHeader('Content-Type')}`.startsWith('application/vnd.apache.arrow') ||
	compression.filter(request, response);

/**
 * Serves the built application on this data folder and gives its address. Throws PlumblineError where the port
 * is taken. Stops with the process.
 */
export async function listen(data: string, port: number, host: string): Promise<string> {
	process.env.PLUMBLINE_DATA = resolve(data);
	// Exports are large: the intake limits what it reads, not the door.
	process.env.BODY_SIZE_LIMIT ??= 'Infinity';
	// Without a proxy that says otherwise, people come by plain HTTP.
	process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
	const { handler } = (await import(pathToFileURL(join(builtFolder(), 'handler.js')).href)) as {
		handler: Handler;
	};
	// Typed for Express, made for Node's own requests.
	const compress = compression({ filter: isWorthCompressing }) as unknown as Middleware;
	const server = createServer((request, response) => {
		request.headers['x-forwarded-proto'] ??= 'http';
		// Scripts and styles lie there compressed already, and are sent as they lie.
		compress(request, response, () => {
			hearDrain(response);
			handler(request, response);
		});
	});
	await new Promise<void>((ready, failed) => {
		server.once('error', (cause: NodeJS.ErrnoException) =>
			failed(
				new PlumblineError(
					'port',
					cause.code === 'EADDRINUSE'
						? `Port ${port} is taken. Choose another with --port, or 0 for any free one.`
						: `The server cannot listen on ${host}:${port} (${cause.code}).`,
					{ cause }
				)
			)
		);
		server.listen(port, host, ready);
	});
	const address = server.address() as AddressInfo;
	const at = address.family === 'IPv6' ? `[${address.address}]` : address.address;
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => {
			server.closeAllConnections();
			server.close(() => process.exit(0));
		});
	return `http://${at}:${address.port}`;
}
