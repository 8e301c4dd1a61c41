import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import { isArrow, isJson, otherKind } from '#lib/server/intake/formats/file-kinds.ts';
import type { Format } from '#lib/server/intake/formats/table.ts';
import { Utf8Judge, readBytes, utf16Of } from '#lib/server/intake/formats/text.ts';

/** An export as it was given: what it is by its first bytes, and the hash of all of them. */
export type SourceFile = {
	/** What receipts and messages call it. */
	name: string;
	path: string;
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

/** The hash and size of a file as it is, and its first bytes. */
async function hashFile(path: string) {
	const hash = createHash('sha256');
	let bytes = 0;
	let head = Buffer.alloc(0);
	for await (const chunk of readBytes(path, false)) {
		if (head.length < headSize) head = Buffer.concat([head, chunk.subarray(0, headSize)]);
		hash.update(chunk);
		bytes += chunk.length;
	}
	return { sha256: hash.digest('hex'), bytes, head };
}

/** The first bytes of what is inside a gzip, and what its text is written in: the whole is read once. */
async function inspectInside(path: string, isPacked: boolean) {
	const judge = new Utf8Judge();
	let head = Buffer.alloc(0);
	let innerBytes = 0;
	for await (const chunk of readBytes(path, isPacked)) {
		innerBytes += chunk.length;
		if (head.length < headSize) head = Buffer.concat([head, chunk.subarray(0, headSize)]);
		judge.read(chunk);
	}
	return { head, innerBytes, ...judge.end() };
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
	const { sha256, bytes, head: outer } = await orNotRecognised(name, words, hashFile(path));
	const isPacked = isGzip(outer);
	const damaged = 'is a damaged gzip file. Export it again.';
	const inside = await orNotRecognised(name, damaged, inspectInside(path, isPacked));
	const { head, innerBytes, isUtf8, isWhole } = inside;
	if (head.length === 0) throw new ExportNotRecognised(name, `${name} is empty. Export it again.`);
	const format = formatOf(head);
	const other = format === 'csv' || format === 'ndjson' ? otherKind(head) : undefined;
	if (other) throw new ExportNotRecognised(name, `${name} ${other}`);
	const known = { name, path, isGzip: isPacked, sha256, bytes, innerBytes, format };
	const isText = format === 'csv' || format === 'ndjson' || format === 'x12';
	if (!isText) return { ...known, encoding: null, isSound: true };
	const encoding = encodingOf(head, isUtf8);
	return { ...known, encoding, isSound: encoding !== 'utf-8' || isWhole };
}
