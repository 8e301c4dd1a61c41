import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadEvent } from '#lib/intake/load-event.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import type { Asks, Kind, Message } from '#lib/server/incoming/protocol.ts';
import { projectRoot } from '#lib/server/project.ts';

/** The process of one delivery, from the server's side. */
export type Loader = {
	/** Asks it something. Throws PlumblineError with what it says of a failure, or where it ends before it answers. */
	ask: <K extends Kind>(kind: K, ask: Asks[K]['ask']) => Promise<Asks[K]['answer']>;
	/** Ends it at once. What it has stored stays, and nothing else does. Resolves when it is gone. */
	end: () => Promise<void>;
};

type Waiting = { resolve: (answer: never) => void; reject: (error: PlumblineError) => void };

const ended = () =>
	new PlumblineError('ended', 'The reading of the files ended before its time. Try again.');

// Node 20 does not run TypeScript by itself.
const tsx = pathToFileURL(createRequire(join(projectRoot, 'package.json')).resolve('tsx')).href;

/**
 * Starts the process that reads and stores exports for a data folder; `hear` is told what it does. Its output is
 * closed: whatever a library might print about a cell goes nowhere.
 */
export function openLoader(root: string, hear: (event: LoadEvent) => void): Loader {
	const program = join(projectRoot, 'src/lib/server/incoming/loader-process.ts');
	const child = fork(program, [root], { execArgv: ['--import', tsx], stdio: 'ignore' });
	const waiting = new Map<number, Waiting>();
	let lastId = 0;
	const gone = new Promise<void>((resolve) => {
		child.once('exit', () => resolve());
		child.once('error', () => resolve());
	}).then(() => {
		for (const { reject } of waiting.values()) reject(ended());
		waiting.clear();
	});

	child.on('message', (message: Message) => {
		if ('event' in message) return hear(message.event);
		const asked = waiting.get(message.id);
		waiting.delete(message.id);
		if ('failure' in message)
			asked?.reject(new PlumblineError(message.failure.code, message.failure.message));
		else asked?.resolve(message.answer as never);
	});

	return {
		ask: (kind, ask) =>
			new Promise((resolve, reject) => {
				if (!child.connected) return reject(ended());
				const id = lastId++;
				waiting.set(id, { resolve, reject });
				child.send({ id, kind, ask });
			}),
		end: () => {
			child.kill('SIGKILL');
			return gone;
		}
	};
}
