// The process that reads and stores the exports of one delivery. It is one of its own so that pages answer meanwhile
// and so that a load can be ended at any moment; it ends when the server does.
import { PlumblineError } from '#lib/server/errors.ts';
import { giveWayTo } from '#lib/server/give-way.ts';
import { openDesk } from '#lib/server/incoming/desk.ts';
import type { Message, Request } from '#lib/server/incoming/protocol.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';

const send = (message: Message): void => void process.send?.(message);

// The words of other errors may quote a cell.
const failureOf = (error: unknown): { code: string; message: string } =>
	error instanceof PlumblineError
		? { code: error.code, message: error.message }
		: { code: 'failed', message: 'The load failed. Nothing was stored. Run plumbline doctor.' };

giveWayTo('readers');

const desk = await openDesk(dataFolder(process.argv[2] ?? ''), (event) => send({ event }));

async function answer({ id, kind, ask }: Request): Promise<void> {
	try {
		const answering = desk[kind] as (ask: Request['ask']) => ReturnType<(typeof desk)[typeof kind]>;
		send({ id, answer: await answering(ask) });
	} catch (error) {
		send({ id, failure: failureOf(error) });
	}
}

// One after another: what is shown of a file is told before the next is read.
let last = Promise.resolve();
process.on('message', (request: Request) => (last = last.then(() => answer(request))));
process.on('disconnect', () => process.exit(0));
