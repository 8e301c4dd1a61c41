// FNV-1a over the bytes, in 32 bits: short texts, of which there are few different ones.
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

const isSame = (one: Uint8Array, from: number, length: number, other: Uint8Array): boolean => {
	if (other.length !== length) return false;
	for (let at = 0; at < length; at++) if (one[from + at] !== other[at]) return false;
	return true;
};

/** Gives each different text, told by its UTF-8 bytes, a number from 0 on in the order in which they first come. */
export class ByteCodes {
	#texts: Uint8Array[] = [];
	#byHash = new Map<number, number[]>();
	#last = -1;

	/** The number of the text of `length` bytes from `from` on. The bytes are copied where they are new. */
	codeOf(bytes: Uint8Array, from: number, length: number): number {
		const last = this.#texts[this.#last];
		// Rows come sorted: often the text is that of the row before.
		if (last && isSame(bytes, from, length, last)) return this.#last;
		this.#last = this.#find(bytes, from, length);
		return this.#last;
	}

	#find(bytes: Uint8Array, from: number, length: number): number {
		let hash = offsetBasis;
		for (let at = from; at < from + length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), prime);
		const alike = this.#byHash.get(hash) ?? [];
		for (const code of alike) {
			const text = this.#texts[code];
			if (text && isSame(bytes, from, length, text)) return code;
		}
		const code = this.#texts.push(bytes.slice(from, from + length)) - 1;
		this.#byHash.set(hash, [...alike, code]);
		return code;
	}

	/** The bytes of all texts one after the other, and where each begins; the last ends at the last number. */
	finish(): { bytes: Uint8Array; ends: Int32Array } {
		const ends = new Int32Array(this.#texts.length + 1);
		for (const [code, text] of this.#texts.entries())
			ends[code + 1] = (ends[code] ?? 0) + text.length;
		const bytes = new Uint8Array(ends[this.#texts.length] ?? 0);
		for (const [code, text] of this.#texts.entries()) bytes.set(text, ends[code]);
		return { bytes, ends };
	}
}
