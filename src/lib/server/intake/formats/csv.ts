import { sniffDialect } from '#lib/server/intake/formats/csv-dialect.ts';
import type { GivenDialect, Sniffed } from '#lib/server/intake/formats/csv-dialect.ts';
import { cellsOf, faultFinder } from '#lib/server/intake/formats/csv-faults.ts';
import type { FaultFinder } from '#lib/server/intake/formats/csv-faults.ts';
import type { FoundRecord } from '#lib/server/intake/formats/csv-record.ts';
import { faultRules } from '#lib/server/intake/formats/csv-scanner.ts';
import { nameHeaders } from '#lib/server/intake/formats/headers.ts';
import { plainRows } from '#lib/server/intake/formats/plain-csv.ts';
import { RowWriter } from '#lib/server/intake/formats/row-writer.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import { sampleSize, scanText } from '#lib/server/intake/formats/scan-text.ts';
import type { CsvLayout, Text } from '#lib/server/intake/formats/scan-text.ts';
import type { Progress } from '#lib/server/intake/formats/table.ts';

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
function recordTo(writer: RowWriter, { dialect, headers }: CsvLayout, faultOf: FaultFinder) {
	const width = headers.length;
	return (found: FoundRecord): void => {
		const rule = faultOf(found);
		// Of a line that ends early, the first column that is not there.
		const column = rule === faultRules.few ? headers[found.width] : undefined;
		if (rule !== undefined) writer.reject(found.line, rule, column);
		else if (found.isSpecial) writer.writeCells(found.line, cellsOf(found, width, dialect));
		else {
			const to = found.ends[width - 1] ?? found.from;
			writer.writeRaw(found.line, found.bytes, found.from, to, found.isPadded);
		}
	};
}

function writeRows(text: Text, layout: CsvLayout, progress: Progress): Promise<Rows> {
	const { dialect, headerLine, headers } = layout;
	const table = { headers, headerLine, delimiter: dialect.delimiter };
	return RowWriter.fill(table, async (writer) => {
		const found = {
			record: recordTo(writer, layout, faultFinder(layout, text.isSound)),
			fault: (line: number, rule: string) => writer.reject(line, rule)
		};
		await scanText(text, layout, found, async (bytes) => {
			await writer.flush();
			progress(bytes, writer.records);
			return true;
		});
	});
}

/**
 * Reads all rows of a delimited text below its header: a file in which nothing has to be told apart lies as DuckDB can
 * read it, any other is written anew.
 */
export async function readCsvRows(
	text: Text,
	layout: CsvLayout,
	progress: Progress
): Promise<Rows> {
	return (await plainRows(text, layout, progress)) ?? writeRows(text, layout, progress);
}
