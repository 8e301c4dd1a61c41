import type { Sniffed } from '#lib/server/intake/formats/csv-dialect.ts';
import { CsvScanner } from '#lib/server/intake/formats/csv-scanner.ts';
import type { Found } from '#lib/server/intake/formats/csv-scanner.ts';

/**
 * The bytes of a text, as UTF-8; `isSound` where all of them are known to be. `file`: the file they are the bytes of as it
 * stands, if any, with its stamp from before anything was read of it.
 */
export type Text = {
	read: () => AsyncIterable<Buffer>;
	isSound: boolean;
	file?: { path: string; stamp: string };
};

export type CsvLayout = Sniffed & { headers: string[]; notes: string[] };

/** How much of a text is looked at to find out how it is written, in bytes. */
export const sampleSize = 1 << 18;

/** The bytes of a text without its first lines. */
async function* below(text: Text, lines: number, newLine: number): AsyncGenerator<Buffer> {
	let left = lines;
	for await (const chunk of text.read()) {
		let at = 0;
		while (left > 0 && at < chunk.length) {
			const end = chunk.indexOf(newLine, at);
			at = end === -1 ? chunk.length : end + 1;
			if (end !== -1) left--;
		}
		if (at < chunk.length) yield chunk.subarray(at);
	}
}

/** What a scanner left of the chunks before, with the next chunk behind it: in one buffer, as a new one for each is dear. */
class Joined {
	#bytes = Buffer.allocUnsafe(2 * sampleSize);
	#length = 0;

	/** The bytes that are left, as long as no other chunk comes. */
	get rest(): Buffer {
		return this.#bytes.subarray(0, this.#length);
	}

	/** What is left and `chunk`, good until the next chunk. */
	with(chunk: Buffer): Buffer {
		const length = this.#length + chunk.length;
		if (length > this.#bytes.length) {
			const grown = Buffer.allocUnsafe(2 * length);
			this.#bytes.copy(grown, 0, 0, this.#length);
			this.#bytes = grown;
		}
		chunk.copy(this.#bytes, this.#length);
		this.#length = length;
		return this.rest;
	}

	/** Keeps of these what stands behind the first `read` bytes. */
	keep(read: number): void {
		this.#bytes.copyWithin(0, read, this.#length);
		this.#length -= read;
	}
}

/**
 * Finds the records of a text below its header and hands them to `found`. After each chunk `heard` is told how many bytes
 * were read, and says whether to go on. Returns the line behind the last one.
 */
export async function scanText(
	text: Text,
	{ dialect, headerLine }: CsvLayout,
	found: Found,
	heard: (bytes: number) => Promise<boolean> | boolean
): Promise<number> {
	const scanner = new CsvScanner(dialect, found);
	scanner.line = headerLine + 1;
	const joined = new Joined();
	let bytes = 0;
	for await (const chunk of below(text, headerLine, dialect.newLine.charCodeAt(0))) {
		joined.keep(scanner.scan(joined.with(chunk), false));
		bytes += chunk.length;
		if (!(await heard(bytes))) return scanner.line;
	}
	scanner.scan(joined.rest, true);
	return scanner.line;
}
