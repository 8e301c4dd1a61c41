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

/** Tells, chunk by chunk, whether a text is UTF-8, or UTF-8 with a few broken characters, or something else. */
export class Utf8Judge {
	readonly #strict = new TextDecoder('utf-8', { fatal: true });
	readonly #lenient = new TextDecoder('utf-8');
	#isWhole = true;
	#sound = 0;
	#broken = 0;

	read(chunk: Uint8Array): void {
		this.#isWhole &&= this.#continues(chunk);
		if (!this.#isWhole) this.#count(this.#lenient.decode(chunk, { stream: true }));
	}

	/** The verdict, when all chunks were read. */
	end(): { isUtf8: boolean; isWhole: boolean } {
		this.#isWhole &&= this.#continues(undefined);
		return { isUtf8: this.#isWhole || this.#sound > this.#broken, isWhole: this.#isWhole };
	}

	// A fatal decoder speaks by throwing: that is its answer, not a failure.
	#continues(chunk: Uint8Array | undefined): boolean {
		try {
			this.#strict.decode(chunk, { stream: chunk !== undefined });
			return true;
		} catch (error) {
			if (error instanceof TypeError) return false;
			throw error;
		}
	}

	#count(text: string): void {
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
