import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream';

/** The bytes of a file, unpacked where it is gzipped. Rejects with zlib's error where the gzip is damaged. */
export async function* readBytes(path: string, isGzip: boolean): AsyncGenerator<Buffer> {
	const file = createReadStream(path, { highWaterMark: 1 << 20 });
	if (!isGzip) {
		for await (const chunk of file) yield chunk as Buffer;
		return;
	}
	const unpacked = createGunzip({ chunkSize: 1 << 20 });
	// The generator hears of a failure as it reads; the callback only keeps the pipeline from throwing elsewhere.
	pipeline(file, unpacked, () => undefined);
	for await (const chunk of unpacked) yield chunk as Buffer;
}

const startsWith = (head: Uint8Array, ...bytes: number[]): boolean =>
	bytes.every((byte, at) => head[at] === byte);

const isMostlyZero = (head: Uint8Array, offset: 0 | 1): boolean => {
	const bytes = head.filter((_, at) => at % 2 === offset);
	return bytes.filter((byte) => byte === 0).length > bytes.length * 0.4;
};

/** UTF-16 as its first bytes show it, by its mark or by every other byte being zero. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
	if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
	const [even, odd] = [isMostlyZero(head, 0), isMostlyZero(head, 1)];
	if (odd && !even) return 'utf-16le';
	return even && !odd ? 'utf-16be' : undefined;
}

/** How many bytes at the end of a text begin a character of UTF-8 that is not whole yet. */
function unfinished(bytes: Uint8Array): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] as number;
		if (byte < 0x80) return 0;
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		if (byte >= 0xc0) return length > back ? back : 0;
	}
	return 0;
}

/** Tells, chunk by chunk, whether a text is UTF-8, or UTF-8 with a few broken characters, or something else. */
export class Utf8Judge {
	readonly #lenient = new TextDecoder('utf-8');
	#isWhole = true;
	#begun: Uint8Array = new Uint8Array(0);
	#sound = 0;
	#broken = 0;

	/** Keeps nothing of `chunk`. */
	read(chunk: Uint8Array): void {
		if (!this.#isWhole) return this.#count(chunk);
		const bytes = this.#begun.length > 0 ? Buffer.concat([this.#begun, chunk]) : chunk;
		const end = bytes.length - unfinished(bytes);
		this.#isWhole = isUtf8(bytes.subarray(0, end));
		this.#begun = Uint8Array.from(bytes.subarray(end));
		if (!this.#isWhole) this.#count(bytes);
	}

	/** The verdict, when all chunks were read. */
	end(): { isUtf8: boolean; isWhole: boolean } {
		this.#isWhole &&= this.#begun.length === 0;
		return { isUtf8: this.#isWhole || this.#sound > this.#broken, isWhole: this.#isWhole };
	}

	#count(chunk: Uint8Array): void {
		const text = this.#lenient.decode(chunk, { stream: true });
		for (const character of text.match(/[^\0-\x7f]/gu) ?? [])
			if (character === '\ufffd') this.#broken++;
			else this.#sound++;
	}
}

/** A text as UTF-8 bytes without a byte order mark, from whatever encoding it has. */
export async function* readText(
	path: string,
	isGzip: boolean,
	encoding: string
): AsyncGenerator<Buffer> {
	if (encoding !== 'utf-8') {
		const decoder = new TextDecoder(encoding);
		for await (const chunk of readBytes(path, isGzip))
			yield Buffer.from(decoder.decode(chunk, { stream: true }));
		yield Buffer.from(decoder.decode());
		return;
	}
	let isFirst = true;
	for await (const chunk of readBytes(path, isGzip)) {
		yield isFirst && startsWith(chunk, 0xef, 0xbb, 0xbf) ? chunk.subarray(3) : chunk;
		isFirst = false;
	}
}
