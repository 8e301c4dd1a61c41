import { isUtf8 } from 'node:buffer';
import { sniffDialect } from '#lib/server/intake/formats/csv-dialect.ts';
import type { GivenDialect, Sniffed } from '#lib/server/intake/formats/csv-dialect.ts';
import { cellOf } from '#lib/server/intake/formats/csv-record.ts';
import type { FoundRecord } from '#lib/server/intake/formats/csv-record.ts';
import { CsvScanner, faultRules } from '#lib/server/intake/formats/csv-scanner.ts';
import { isTotals, nameHeaders } from '#lib/server/intake/formats/headers.ts';
import { RowWriter } from '#lib/server/intake/formats/row-writer.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import type { Progress } from '#lib/server/intake/formats/table.ts';

/** The bytes of a text, as UTF-8; `isSound` where all of them are known to be. */
export type Text = { read: () => AsyncIterable<Buffer>; isSound: boolean };

export type CsvLayout = Sniffed & { headers: string[]; notes: string[] };

const sampleSize = 1 << 18;
const isOneOf = (marks: string): Uint8Array =>
	Uint8Array.from({ length: 256 }, (_, byte) =>
		marks.includes(String.fromCharCode(byte)) ? 1 : 0
	);
// "Total", "grand total" and "subtotal" as they begin, and what may stand before them.
const startsOfTotals = isOneOf('tgsTGS');
const nextInTotals = isOneOf('oruORU');
const beforeTotals = isOneOf(' ",;\'');

async function readSample(text: Text): Promise<{ bytes: Buffer; isWhole: boolean }> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of text.read()) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > sampleSize)
			return { bytes: Buffer.concat(chunks).subarray(0, sampleSize), isWhole: false };
	}
	return { bytes: Buffer.concat(chunks), isWhole: true };
}

const delimiterWords: Record<string, string> = {
	';': 'semicolons',
	'\t': 'tabs',
	'|': 'vertical bars',
	'\x1f': 'unit separators'
};

function dialectNotes({ dialect, skipRows, isTrailing }: Sniffed): string[] {
	const notes: string[] = [];
	const { delimiter, quote, escape, newLine } = dialect;
	if (delimiter !== ',')
		notes.push(`columns parted by ${delimiterWords[delimiter] ?? `"${delimiter}"`}`);
	if (quote !== '"') notes.push(`text between marks like ${quote}`);
	if (escape !== quote)
		notes.push(`quotation marks inside a text written with ${escape} before them`);
	if (newLine === '\r') notes.push('lines end with a carriage return');
	if (isTrailing) notes.push('every row ends with a delimiter more than the header');
	if (skipRows > 0)
		notes.push(
			skipRows === 1
				? '1 line above the header was passed over'
				: `${skipRows} lines above the header were passed over`
		);
	return notes;
}

/** The layout of a delimited text, found from its start. Undefined where it has no line. */
export async function readCsvLayout(
	text: Text,
	given: GivenDialect
): Promise<CsvLayout | undefined> {
	const { bytes, isWhole } = await readSample(text);
	const sniffed = sniffDialect(bytes, isWhole, given);
	if (!sniffed) return undefined;
	const { headers, notes } = nameHeaders(sniffed.cells);
	return { ...sniffed, headers, notes: [...dialectNotes(sniffed), ...notes] };
}

/** Sends each record to the writer: as it stands where that is safe, cell by cell where it is not, or as a reject. */
function recordTo(
	writer: RowWriter,
	{ dialect, headers, isTrailing }: CsvLayout,
	isSound: boolean
) {
	const width = headers.length;
	const cells = (found: FoundRecord, count: number) =>
		Array.from({ length: count }, (_, at) => cellOf(found, at, dialect));
	const fits = ({ width: own, starts, ends }: FoundRecord) =>
		own === width || (isTrailing && own === width + 1 && starts[width] === ends[width]);
	const couldBeTotals = ({ bytes, starts }: FoundRecord) => {
		const [at = 0] = starts;
		const first = bytes[at] ?? 0;
		if (startsOfTotals[first] === 1) return nextInTotals[bytes[at + 1] ?? 0] === 1;
		return beforeTotals[first] === 1;
	};
	const faultOf = (found: FoundRecord): string | undefined => {
		const end = found.ends[found.width - 1];
		if (found.hasNul) return faultRules.nul;
		if (!isSound && !isUtf8(found.bytes.subarray(found.from, end))) return faultRules.encoding;
		if (couldBeTotals(found) && isTotals(cells(found, found.width), width))
			return faultRules.totals;
		if (fits(found)) return undefined;
		return found.width < width ? faultRules.few : faultRules.many;
	};
	return (found: FoundRecord): void => {
		const rule = faultOf(found);
		// Of a line that ends early, the first column that is not there.
		const column = rule === faultRules.few ? headers[found.width] : undefined;
		if (rule !== undefined) writer.reject(found.line, rule, column);
		else if (found.isSpecial) writer.writeCells(found.line, cells(found, width));
		else {
			const to = found.ends[width - 1] ?? found.from;
			writer.writeRaw(found.line, found.bytes, found.from, to, found.isPadded);
		}
	};
}

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

/** Reads all rows of a delimited text below its header. */
export function readCsvRows(text: Text, layout: CsvLayout, progress: Progress): Promise<Rows> {
	const { dialect, headerLine, headers } = layout;
	const table = { headers, headerLine, delimiter: dialect.delimiter };
	return RowWriter.fill(table, async (writer) => {
		const scanner = new CsvScanner(dialect, {
			record: recordTo(writer, layout, text.isSound),
			fault: (line, rule) => writer.reject(line, rule)
		});
		scanner.line = headerLine + 1;
		const joined = new Joined();
		let bytes = 0;
		for await (const chunk of below(text, headerLine, dialect.newLine.charCodeAt(0))) {
			joined.keep(scanner.scan(joined.with(chunk), false));
			bytes += chunk.length;
			await writer.flush();
			progress(bytes, writer.records);
		}
		scanner.scan(joined.rest, true);
	});
}
