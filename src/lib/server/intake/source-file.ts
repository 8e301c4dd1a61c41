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

