import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';

export type UploadedFile = { name: string; path: string };
export type Upload = { files: UploadedFile[]; fields: Record<string, string> };

// The name on disk keeps its ending, which says how to read the file, and nothing that a shell or a path minds.
const safeName = (name: string, at: number) => `${at}-${basename(name).replace(/[^\w.-]/g, '_')}`;

async function readParts(request: Request, folder: string): Promise<Upload> {
	const upload: Upload = { files: [], fields: {} };
	const writes: Promise<void>[] = [];
	const broken = new AbortController();
	const contentType = request.headers.get('content-type') ?? '';
	const busboy = new Busboy({ headers: { 'content-type': contentType } });
	busboy.on('field', (name, value) => (upload.fields[name] = value));
	busboy.on('file', (_, stream, name) => {
		if (!name) return stream.resume();
		const path = join(folder, safeName(name, upload.files.length));
		upload.files.push({ name: basename(name), path });
		const target = createWriteStream(path, { mode: 0o600 });
		const write = pipeline(stream, target, { signal: broken.signal });
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
	return upload;
}

/**
 * Streams the files of a multipart request into a folder of their own, outside everything that is served,
 * hands them to `use`, and removes the folder whatever happens.
 */
export async function withUpload<T>(
	request: Request,
	use: (upload: Upload) => Promise<T>
): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'plumbline-upload-'));
	try {
		return await use(await readParts(request, folder));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
