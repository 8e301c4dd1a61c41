import type { Reject } from '#lib/server/intake/receipt.ts';
import { openScratch } from '#lib/server/intake/formats/scratch.ts';
import type { Scratch } from '#lib/server/intake/formats/scratch.ts';
import { fillSql, literal, readSqlFile } from '#lib/server/sql-file.ts';

/**
 * The rows of one export as a relation DuckDB can read, whatever the file was: `_record` from 1, `_line` where the
 * row starts in the file, and the columns as text. Close it when it has been read for the last time.
 */
export type Rows = {
	relation: string;
	/** The same rows as whole lines, where each is one and no cell has a mark or the delimiter in it. */
	lines?: { relation: string; delimiter: string };
	/** Rows in the relation; the file had `rejects.length` more. */
	records: number;
	rejects: Reject[];
	/** Whether row n simply stands on line headerLine + n. */
	isPlain: boolean;
	/** Whether no cell has blanks around it, so that none has to be trimmed. */
	isTrimmed: boolean;
	headerLine: number;
	/** Whether what the rows are read from is as it was when they were counted. */
	isUnchanged: () => boolean;
	close: () => Promise<void>;
};

const enough = 1 << 20;
const longestNumber = 16;
const isPadded = /^[^!-~]|[^!-~]$/;
const doubleQuote = 0x22;

/**
 * Writes rows into a scratch file as plain CSV with a record and a line number before each: one dialect for all that
 * comes in, so that DuckDB reads every export the same way, and never has to guess.
 */
export class RowWriter {
	records = 0;
	readonly rejects: Reject[] = [];
	#isPlain = true;
	#isTrimmed = true;
	#hasBreaks = false;
	#bytes = Buffer.allocUnsafe(2 * enough);
	#length = 0;
	readonly #delimiter: number;

	private constructor(
		readonly headerLine: number,
		readonly delimiter: string,
		readonly scratch: Scratch
	) {
		this.#delimiter = delimiter.charCodeAt(0);
	}

	/** Has rows written that come after `headerLine`, and gives them as a relation with the columns `headers`. */
	static async fill(
		table: { headers: string[]; headerLine: number; delimiter?: string },
		write: (writer: RowWriter) => Promise<void>
	): Promise<Rows> {
		const { headers, headerLine, delimiter = ',' } = table;
		const writer = new RowWriter(headerLine, delimiter, await openScratch());
		try {
			await write(writer);
			return await writer.#rows(headers);
		} catch (error) {
			await writer.scratch.close();
			throw error;
		}
	}

	/** Notes a line that is not a row. */
	reject(line: number, rule: string, column = ''): void {
		this.rejects.push({ line, column, rule });
	}

	/** Adds a row of cells; null is an empty cell. */
	writeCells(line: number, cells: readonly (string | null)[]): void {
		this.#startRow(line, 0);
		for (const cell of cells) {
			this.#reserve(2 + 6 * (cell?.length ?? 0));
			this.#bytes[this.#length++] = this.#delimiter;
			if (cell === null || cell === '') continue;
			if (isPadded.test(cell)) this.#isTrimmed = false;
			this.#writeCell(cell);
		}
		this.#bytes[this.#length++] = 0x0a;
	}

	/**
	 * Adds a row that needs no quotation marks: the bytes of its cells as they stand, delimiters between. `hasBlanks`:
	 * some of its cells have, or may have, blanks around them.
	 */
	writeRaw(line: number, bytes: Buffer, from: number, to: number, hasBlanks: boolean): void {
		if (hasBlanks) this.#isTrimmed = false;
		this.#startRow(line, to - from + 2);
		const into = this.#bytes;
		let at = this.#length;
		into[at++] = this.#delimiter;
		// Rows are short: a loop is faster than a call out of JavaScript.
		for (let byte = from; byte < to; byte++) into[at++] = bytes[byte] as number;
		into[at++] = 0x0a;
		this.#length = at;
	}

	/** Brings what is waiting to the scratch file. Call it between chunks. */
	async flush(atLeast = enough): Promise<void> {
		if (this.#length < atLeast) return;
		await this.scratch.write(this.#bytes.subarray(0, this.#length));
		this.#length = 0;
	}

	async #rows(headers: string[]): Promise<Rows> {
		await this.flush(0);
		const { records, rejects, headerLine } = this;
		const relation = fillSql(readSqlFile('intake/read_rows.sql').sql, {
			file: literal(this.scratch.path),
			columns: headers.map((header) => `, ${literal(header)}: 'VARCHAR'`).join(''),
			delimiter: literal(this.delimiter),
			parallel: `${!this.#hasBreaks}`
		});
		const close = () => this.scratch.close();
		return {
			relation,
			records,
			rejects,
			isPlain: this.#isPlain,
			isTrimmed: this.#isTrimmed,
			headerLine,
			// Nobody else can write to the scratch file.
			isUnchanged: () => true,
			close
		};
	}

	#startRow(line: number, bytes: number): void {
		this.#reserve(48 + bytes);
		this.records++;
		if (line !== this.headerLine + this.records) this.#isPlain = false;
		this.#writeNumber(this.records);
		this.#bytes[this.#length++] = this.#delimiter;
		this.#writeNumber(line);
	}

	#writeNumber(number: number): void {
		let digits = 1;
		for (let bound = 10; bound <= number && digits < longestNumber; bound *= 10) digits++;
		let rest = number;
		for (let at = this.#length + digits - 1; at >= this.#length; at--) {
			const tens = Math.floor(rest / 10);
			this.#bytes[at] = 0x30 + rest - tens * 10;
			rest = tens;
		}
		this.#length += digits;
	}

	#writeCell(cell: string): void {
		const isBroken = cell.includes('\n') || cell.includes('\r');
		if (isBroken) this.#hasBreaks = true;
		const isPlain = !isBroken && !cell.includes('"') && !cell.includes(this.delimiter);
		if (isPlain) {
			this.#length += this.#bytes.write(cell, this.#length);
			return;
		}
		this.#bytes[this.#length++] = doubleQuote;
		this.#length += this.#bytes.write(cell.replaceAll('"', '""'), this.#length);
		this.#bytes[this.#length++] = doubleQuote;
	}

	#reserve(bytes: number): void {
		if (this.#length + bytes <= this.#bytes.length) return;
		const grown = Buffer.allocUnsafe(2 * (this.#length + bytes));
		this.#bytes.copy(grown, 0, 0, this.#length);
		this.#bytes = grown;
	}
}
