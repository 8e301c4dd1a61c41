import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import { stampOf } from '#lib/server/file-stamp.ts';
import { isArrow, isJson, otherKind } from '#lib/server/intake/formats/file-kinds.ts';
import type { Format } from '#lib/server/intake/formats/table.ts';
import { Utf8Judge, readBytes, utf16Of } from '#lib/server/intake/formats/text.ts';

/** An export as it was given: what it is by its first bytes, and the hash of all of them. */
export type SourceFile = {
	/** What receipts and messages call it. */
	name: string;
	path: string;
	/** The stamp it had before anything was read of it. */
	stamp: string;
	isGzip: boolean;
	format: Format;
	/** The encoding of a text, found out; null for other formats. */
	encoding: string | null;
	/** Whether every byte of a text is of that encoding. */
	isSound: boolean;
	sha256: string;
	bytes: number;
	/** Bytes of what is inside, unpacked. */
	innerBytes: number;
};

const headSize = 4096;

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b;
const isZip = (head: Buffer): boolean => head.subarray(0, 4).equals(Buffer.from('PK\x03\x04'));

const chunkSize = 1 << 20;

/** Hears the bytes of a file in turn, good until the next: they lie in one buffer, as a new one for each is dear. */
async function hearBytes(path: string, hear: (chunk: Buffer) => void): Promise<void> {
	const file = await open(path);
	try {
		const buffer = Buffer.allocUnsafe(chunkSize);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, chunkSize, null);
			if (bytesRead === 0) return;
			hear(buffer.subarray(0, bytesRead));
		}
	} finally {
		await file.close();
	}
}

/** Finds out the first bytes of what it hears, how many there are, and what their text is written in. */
class Inspection {
	head = Buffer.alloc(0);
	bytes = 0;
	readonly #judge = new Utf8Judge();

	hear(chunk: Buffer): void {
		this.bytes += chunk.length;
		if (this.head.length < headSize)
			this.head = Buffer.concat([this.head, chunk.subarray(0, headSize)]);
		this.#judge.read(chunk);
	}

	end() {
		return { head: this.head, innerBytes: this.bytes, ...this.#judge.end() };
	}
}

/** The hash of a file as it is, and what is found out of its bytes: it is read once. */
async function inspectOuter(path: string) {
	const hash = createHash('sha256');
	const outer = new Inspection();
	await hearBytes(path, (chunk) => {
		hash.update(chunk);
		outer.hear(chunk);
	});
	return { sha256: hash.digest('hex'), ...outer.end() };
}

async function inspectUnpacked(path: string) {
	const inner = new Inspection();
	for await (const chunk of readBytes(path, true)) inner.hear(chunk);
	return inner.end();
}

function formatOf(head: Buffer): Format {
	if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
	if (isZip(head)) return 'xlsx';
	if (isArrow(head)) return 'arrow';
	if (head.subarray(0, 3).toString('latin1') === 'ISA') return 'x12';
	return isJson(head) ? 'ndjson' : 'csv';
}

function encodingOf(head: Buffer, isUtf8: boolean): string {
	return utf16Of(head) ?? (isUtf8 ? 'utf-8' : 'windows-1252');
}

async function orNotRecognised<T>(name: string, words: string, reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (cause) {
		throw new ExportNotRecognised(name, `${name} ${words}`, { cause });
	}
}

/**
 * Looks at an export: its hash, its format by its first bytes (never by its name), the encoding of a text. Nothing
 * is written anywhere. Throws ExportNotRecognised for an empty or damaged file and for one of another kind.
 */
export async function openSource(path: string, name = basename(path)): Promise<SourceFile> {
	const words = 'cannot be opened. Check the path.';
	const stamp = stampOf([path]);
	const outer = await orNotRecognised(name, words, inspectOuter(path));
	const { sha256, innerBytes: bytes } = outer;
	const isPacked = isGzip(outer.head);
	const damaged = 'is a damaged gzip file. Export it again.';
	const inside = isPacked ? await orNotRecognised(name, damaged, inspectUnpacked(path)) : outer;
	const { head, innerBytes, isUtf8, isWhole } = inside;
	if (head.length === 0) throw new ExportNotRecognised(name, `${name} is empty. Export it again.`);
	const format = formatOf(head);
	const other = format === 'csv' || format === 'ndjson' ? otherKind(head) : undefined;
	if (other) throw new ExportNotRecognised(name, `${name} ${other}`);
	const known = { name, path, stamp, isGzip: isPacked, sha256, bytes, innerBytes, format };
	const isText = format === 'csv' || format === 'ndjson' || format === 'x12';
	if (!isText) return { ...known, encoding: null, isSound: true };
	const encoding = encodingOf(head, isUtf8);
	return { ...known, encoding, isSound: encoding !== 'utf-8' || isWhole };
}
