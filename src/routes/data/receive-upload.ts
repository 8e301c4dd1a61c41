import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';

/** A file of a request, as it lies on disk: the name it came with, where it is, how many bytes it has. */
export type ReceivedFile = { name: string; path: string; bytes: number };

// The name on disk is for nobody to read, and has nothing in it that a shell or a path minds.
const safeName = (at: number) => `${at}`;

/**
 * Streams the files of a multipart request into a folder, in the order they come. Throws what breaks the request, and
 * leaves then what was written for the caller to remove.
 */
export async function receiveUpload(request: Request, folder: string): Promise<ReceivedFile[]> {
	const files: ReceivedFile[] = [];
	const writes: Promise<void>[] = [];
	const broken = new AbortController();
	const contentType = request.headers.get('content-type') ?? '';
	const busboy = new Busboy({ headers: { 'content-type': contentType } });
	busboy.on('file', (_, stream, name) => {
		if (!name) return stream.resume();
		const file = { name: basename(name), path: join(folder, safeName(files.length)), bytes: 0 };
		files.push(file);
		const target = createWriteStream(file.path, { mode: 0o600 });
		const write = pipeline(stream, target, { signal: broken.signal }).then(() => {
			file.bytes = target.bytesWritten;
		});
		// A full disk ends the request as well: nothing may wait for a part that nobody reads.
		writes.push(write.catch((error: Error) => void busboy.destroy(error)));
	});
	try {
		await pipeline(Readable.fromWeb(request.body as ReadableStream), busboy);
		await Promise.all(writes);
	} catch (error) {
		broken.abort();
		throw error;
	}
	return files;
}
