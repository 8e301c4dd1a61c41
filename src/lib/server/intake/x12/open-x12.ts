import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Transform, pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { BrokenX12 } from '#lib/server/intake/x12/segment.ts';

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;

async function readHead(path: string): Promise<Buffer> {
	const handle = await open(path);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

/** The first bytes as they are inside gzip. Nothing for what zlib cannot read: the reader of gzip will say so. */
function unpackedHead(head: Buffer): Buffer {
	if (!isGzip(head)) return head;
	try {
		return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
	} catch (error) {
		if (`${(error as NodeJS.ErrnoException).code}`.startsWith('Z_')) return Buffer.alloc(0);
		throw error;
	}
}

// A table may have a column ISA: its delimiter would be one of these.
const x12Start = /^(\xef\xbb\xbf)?[\s\0]*ISA[^\w\s,;"']/;

/** Whether a file is X12, gzipped or not, by its first segment. A file that cannot be opened is not. */
export async function isX12(path: string): Promise<boolean> {
	try {
		return x12Start.test(unpackedHead(await readHead(path)).toString('latin1'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).syscall) return false;
		throw error;
	}
}

/** Bytes of a file's text: its size, or 0 where it is gzipped and nobody knows. */
export async function textSize(path: string): Promise<number> {
	return isGzip(await readHead(path)) ? 0 : (await stat(path)).size;
}

const hashing = (hash: Hash): Transform =>
	new Transform({
		transform(chunk: Buffer, _, done) {
			hash.update(chunk);
			done(null, chunk);
		}
	});

// An error anywhere ends the last stream with it, and so reaches whoever reads that one.
const toReader = () => undefined;

/**
 * Reads a file through gzip where it is gzipped, each byte as one character, and gives the SHA-256 of the file.
 * Nothing is written to disk. Throws BrokenX12 for a damaged gzip, and what `hear` throws.
 */
export async function readBytes(path: string, hear: (text: string) => void): Promise<string> {
	const hash = createHash('sha256');
	const file = createReadStream(path, { highWaterMark: 1 << 18 });
	const bytes: Readable = isGzip(await readHead(path))
		? pipeline(file, hashing(hash), createGunzip(), toReader)
		: pipeline(file, hashing(hash), toReader);
	try {
		for await (const chunk of bytes) hear((chunk as Buffer).toString('latin1'));
	} catch (cause) {
		if (!`${(cause as NodeJS.ErrnoException).code}`.startsWith('Z_')) throw cause;
		throw new BrokenX12('its gzip is damaged or cut short', { cause });
	}
	return hash.digest('hex');
}
