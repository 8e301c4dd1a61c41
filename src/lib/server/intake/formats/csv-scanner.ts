import type { Dialect, FoundRecord } from '#lib/server/intake/formats/csv-record.ts';

export type Found = {
	record: (record: FoundRecord) => void;
	/** A line that is no record, and why. */
	fault: (line: number, rule: string) => void;
};

export const faultRules = {
	quote: 'a quotation mark inside a value is not doubled, or not closed',
	long: 'the line is longer than 2 MB',
	nul: 'a NUL character, which no text has',
	encoding: 'characters that are not in the encoding of the file',
	few: 'fewer columns than the header',
	many: 'more columns than the header',
	totals: 'a line of totals, not a row'
};

/** A longer line, in bytes, is a fault. */
export const longestLine = 2_000_000;
const [space, tab, nul, carriageReturn, doubleQuote] = [0x20, 0x09, 0, 0x0d, 0x22];
const [ordinary, delimits, endsLine, special, unsure] = [0, 1, 2, 3, 4];
/** Whether no text that begins or ends with this byte has blanks there, of whatever kind. */
const isEdge = (byte: number | undefined): boolean =>
	byte !== undefined && byte > space && byte < 0x7f;

/**
 * Finds the records of a text in bytes, whatever ends its lines and however its cells are quoted. Knows the line of
 * each; a line whose quotation marks cannot be right is one fault, and reading goes on at the next line, so that one
 * stray mark never swallows the rest of a file. Blank lines are passed over.
 */
export class CsvScanner {
	line = 1;
	readonly #found: Found;
	readonly #delimiter: number;
	readonly #quote: number;
	readonly #escape: number;
	readonly #newLine: number;
	readonly #classes = new Uint8Array(256);
	readonly #record: FoundRecord = {
		bytes: Buffer.alloc(0),
		from: 0,
		line: 0,
		breaks: 0,
		width: 0,
		starts: [],
		ends: [],
		quoted: [],
		isSpecial: false,
		hasNul: false,
		isPadded: false
	};
	#isSkipping = false;
	#at = 0;

	constructor(dialect: Dialect, found: Found) {
		this.#found = found;
		this.#delimiter = dialect.delimiter.charCodeAt(0);
		this.#quote = dialect.quote.charCodeAt(0);
		this.#escape = dialect.escape.charCodeAt(0);
		this.#newLine = dialect.newLine.charCodeAt(0);
		for (let byte = 0; byte < 256; byte++) this.#classes[byte] = isEdge(byte) ? ordinary : unsure;
		for (const byte of [nul, carriageReturn, doubleQuote, this.#quote])
			this.#classes[byte] = special;
		this.#classes[this.#delimiter] = delimits;
		this.#classes[this.#newLine] = endsLine;
	}

	/** Reads all whole records in `bytes` and returns how many bytes they took: hand in the rest with what follows. */
	scan(bytes: Buffer, isLast: boolean): number {
		let at = 0;
		while (at < bytes.length) {
			const next = this.#isSkipping ? this.#skipLine(bytes, at) : this.#scanOne(bytes, at, isLast);
			if (next === undefined) break;
			at = next;
		}
		return at;
	}

	/** The next record from `at`; undefined where it is not whole yet. */
	#scanOne(bytes: Buffer, at: number, isLast: boolean): number | undefined {
		const next = this.#readPlainLine(bytes, at);
		if (next !== undefined) {
			this.#found.record(this.#record);
			this.line++;
			return next;
		}
		const verdict = this.#readRecord(bytes, at, isLast);
		if (verdict === 'sound' && this.#at - at <= longestLine) {
			if (!this.#isBlank()) this.#found.record(this.#record);
			this.line += 1 + this.#record.breaks;
			return this.#at;
		}
		if (verdict === 'partial' && bytes.length - at <= longestLine) return undefined;
		const lineEnd = bytes.indexOf(this.#newLine, at);
		const isLong = (lineEnd === -1 ? bytes.length : lineEnd) - at > longestLine;
		this.#found.fault(this.line, isLong ? faultRules.long : faultRules.quote);
		return this.#skipLine(bytes, at);
	}

	/**
	 * A whole line of several cells with nothing special in it, as nearly all lines are, in one loop: finds the record that
	 * `#readRecord` would, and returns where the next begins. Undefined for any other line.
	 */
	#readPlainLine(bytes: Buffer, from: number): number | undefined {
		const { starts, ends, quoted } = this.#record;
		const classes = this.#classes;
		let width = 0;
		let start = from;
		let isPadded = false;
		for (let at = from; at < bytes.length; at++) {
			const kind = classes[bytes[at] as number] as number;
			if (kind === ordinary) continue;
			if (kind === unsure) {
				const next = classes[bytes[at + 1] as number];
				isPadded ||= at === start || (next !== ordinary && next !== unsure);
				continue;
			}
			// Of a line that ends in two characters, the first is not the last cell's.
			const isReturn = bytes[at] === carriageReturn && bytes[at + 1] === this.#newLine;
			if (kind === special && !isReturn) return undefined;
			starts[width] = start;
			ends[width] = at;
			quoted[width++] = 0;
			start = at + 1;
			if (kind === delimits) continue;
			const next = isReturn ? at + 2 : start;
			if (width === 1 || next - from > longestLine) return undefined;
			this.#startRecord(bytes, from);
			this.#record.width = width;
			this.#record.isPadded = isPadded;
			return next;
		}
		return undefined;
	}

	#startRecord(bytes: Buffer, from: number): void {
		const record = this.#record;
		// One by one: this runs for every row of a file, and an object to copy from costs as much as the rest.
		record.bytes = bytes;
		record.from = from;
		record.line = this.line;
		record.breaks = record.width = 0;
		record.isSpecial = record.hasNul = record.isPadded = false;
	}

	#skipLine(bytes: Buffer, at: number): number {
		const lineEnd = bytes.indexOf(this.#newLine, at);
		this.#isSkipping = lineEnd === -1;
		if (lineEnd === -1) return bytes.length;
		this.line++;
		return lineEnd + 1;
	}

	#readRecord(bytes: Buffer, from: number, isLast: boolean): 'sound' | 'partial' | 'faulty' {
		this.#startRecord(bytes, from);
		this.#at = from;
		for (;;) {
			const verdict = this.#isQuoteNext(bytes)
				? this.#readQuoted(bytes, isLast)
				: this.#readPlain(bytes);
			if (verdict !== 'sound') return verdict;
			const end = bytes[this.#at];
			if (end === undefined && !isLast) return 'partial';
			if (end === this.#delimiter) {
				this.#at++;
				continue;
			}
			if (end !== undefined && end !== this.#newLine) return 'faulty';
			if (end !== undefined) this.#at++;
			return 'sound';
		}
	}

	#isQuoteNext(bytes: Buffer): boolean {
		let at = this.#at;
		while (this.#isSpace(bytes[at])) at++;
		if (bytes[at] !== this.#quote) return false;
		this.#at = at + 1;
		return true;
	}

	#isSpace(byte: number | undefined): boolean {
		return (byte === space || byte === tab) && byte !== this.#delimiter;
	}

	#addCell(start: number, end: number, quoted: number): void {
		const { starts, ends, quoted: marks } = this.#record;
		const at = this.#record.width++;
		starts[at] = start;
		ends[at] = end;
		marks[at] = quoted;
	}

	#readPlain(bytes: Buffer): 'sound' {
		const start = this.#at;
		const classes = this.#classes;
		let at = start;
		let firstReturn = -1;
		for (; at < bytes.length; at++) {
			const byte = bytes[at] as number;
			const kind = classes[byte];
			if (kind === ordinary || kind === unsure) continue;
			if (kind !== special) break;
			if (byte === carriageReturn) firstReturn = firstReturn === -1 ? at : firstReturn;
			else this.#record.isSpecial = true;
			if (byte === nul) this.#record.hasNul = true;
		}
		let end = at;
		if (firstReturn !== -1 && bytes[at] !== this.#delimiter)
			while (end > start && bytes[end - 1] === carriageReturn) end--;
		if (firstReturn !== -1 && firstReturn < end) this.#record.isSpecial = true;
		if (end > start && !(isEdge(bytes[start]) && isEdge(bytes[end - 1])))
			this.#record.isPadded = true;
		this.#at = at;
		this.#addCell(start, end, 0);
		return 'sound';
	}

	#readQuoted(bytes: Buffer, isLast: boolean): 'sound' | 'partial' | 'faulty' {
		const start = this.#at;
		let quoted = 1;
		let at = start;
		for (; ; at++) {
			const byte = bytes[at];
			if (byte === undefined) return isLast ? 'faulty' : 'partial';
			if (byte === this.#newLine) this.#record.breaks++;
			else if (byte === nul) this.#record.hasNul = true;
			else if (byte === this.#escape || byte === this.#quote) {
				const next = bytes[at + 1];
				if (next === undefined && !isLast) return 'partial';
				if (next !== this.#quote && byte === this.#quote) break;
				quoted = 2;
				at++;
				if (next === this.#newLine) this.#record.breaks++;
			}
		}
		this.#record.isSpecial = true;
		this.#addCell(start, at, quoted);
		at++;
		while (this.#isSpace(bytes[at]) || bytes[at] === carriageReturn) {
			if (bytes[at] === this.#newLine) break;
			at++;
		}
		this.#at = at;
		return 'sound';
	}

	#isBlank(): boolean {
		const { width, quoted, starts, ends, bytes } = this.#record;
		if (width !== 1 || quoted[0] !== 0) return false;
		const [start = 0, end = 0] = [starts[0], ends[0]];
		for (let at = start; at < end; at++) if (!this.#isSpace(bytes[at])) return false;
		return true;
	}
}
