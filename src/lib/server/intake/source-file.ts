import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ExportNotRecognised } from '#lib/server/errors.ts';

export type Format = 'csv' | 'parquet';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** An export made ready to be read: plain UTF-8 text or Parquet, with the hash of what the user gave. */
export type SourceFile = {
	name: string;
	path: string;
	format: Format;
	encoding: Encoding | null;
	sha256: string;
	bytes: number;
};

const startsWith = (head: Buffer, ...bytes: number[]): boolean =>
	bytes.every((byte, at) => head[at] === byte);

async function readHead(path: string): Promise<Buffer> {
	const handle = await open(path);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

const bomOf = (head: Buffer): Encoding | undefined => {
	if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
	if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
	return undefined;
};

const recode = (encoding: Encoding): Transform => {
	const decoder = new TextDecoder(encoding);
	return new Transform({
		transform: (chunk: Buffer, _, done) => done(null, decoder.decode(chunk, { stream: true })),
		flush: (done) => done(null, decoder.decode())
	});
};

/** Whether the whole file is UTF-8, its SHA-256 and its size, in one pass. */
async function inspect(path: string) {
	const hash = createHash('sha256');
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let bytes = 0;
	let isUtf8 = true;
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
		const part = chunk as Buffer;
		hash.update(part);
		bytes += part.length;
		isUtf8 &&= continuesUtf8(decoder, part);
	}
	return { sha256: hash.digest('hex'), bytes, isUtf8 };
}

/** Whether these bytes go on as UTF-8. A fatal decoder speaks by throwing: that is its answer, not a failure. */
function continuesUtf8(decoder: TextDecoder, part: Buffer): boolean {
	try {
		decoder.decode(part, { stream: true });
		return true;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

function refuseOtherFormats(name: string, head: Buffer): void {
	if (head.length === 0) throw new ExportNotRecognised(name, `${name} is empty. Export it again.`);
	if (startsWith(head, 0x50, 0x4b, 0x03, 0x04))
		throw new ExportNotRecognised(
			name,
			`${name} is a spreadsheet or a ZIP archive, which cannot be read here. Save the sheet as CSV and load that.`
		);
}

async function unpack(path: string, target: string, name: string): Promise<void> {
	try {
		await pipeline(createReadStream(path), createGunzip(), createWriteStream(target));
	} catch (cause) {
		throw new ExportNotRecognised(name, `${name} is a damaged gzip file. Export it again.`, {
			cause
		});
	}
}

async function headOf(path: string, name: string): Promise<Buffer> {
	try {
		return await readHead(path);
	} catch (cause) {
		throw new ExportNotRecognised(name, `${name} cannot be opened. Check the path.`, { cause });
	}
}

/**
 * Opens an export: unpacks gzip, turns other encodings into UTF-8 below `staging`, tells Parquet from text.
 * Throws ExportNotRecognised for an empty file or a format that cannot be read.
 */
export async function openSource(
	path: string,
	staging: string,
	name = basename(path)
): Promise<SourceFile> {
	let plain = path;
	let head = await headOf(path, name);
	const original = await inspect(path);
	let inspected = original;
	if (startsWith(head, 0x1f, 0x8b)) {
		plain = join(staging, `${original.sha256}.plain`);
		await unpack(path, plain, name);
		head = await readHead(plain);
		inspected = await inspect(plain);
	}
	const known = { name, sha256: original.sha256, bytes: original.bytes };
	if (head.subarray(0, 4).toString('latin1') === 'PAR1')
		return { ...known, path: plain, format: 'parquet', encoding: null };
	refuseOtherFormats(name, head);
	const encoding = bomOf(head) ?? (inspected.isUtf8 ? 'utf-8' : 'windows-1252');
	if (encoding === 'utf-8') return { ...known, path: plain, format: 'csv', encoding };
	const utf8 = join(staging, `${original.sha256}.utf8`);
	await pipeline(createReadStream(plain), recode(encoding), createWriteStream(utf8));
	return { ...known, path: utf8, format: 'csv', encoding };
}
