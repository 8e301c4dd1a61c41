import { parse } from 'csv-parse/sync';
import { readCsvLayout } from '#lib/server/intake/formats/csv.ts';
import type { CsvLayout } from '#lib/server/intake/formats/scan-text.ts';
import { readText } from '#lib/server/intake/formats/text.ts';
import { openSource } from '#lib/server/intake/source-file.ts';

/** What another reader of CSV makes of a file, told the dialect: its rows, or undefined where it calls the file unsound. */
export type OtherReading = { layout: CsvLayout; rows: string[][] | undefined };

const isSound = (rows: string[][], width: number): boolean =>
	rows.every((row) => row.length === width);

function parseStrictly(text: Buffer, layout: CsvLayout): string[][] | undefined {
	const { delimiter, quote, escape, newLine } = layout.dialect;
	try {
		const rows: string[][] = parse(text, {
			delimiter,
			quote,
			escape,
			record_delimiter: newLine === '\r' ? '\r' : ['\r\n', '\n'],
			from_line: layout.headerLine + 1,
			skip_empty_lines: true,
			relax_column_count: true
		});
		return isSound(rows, layout.headers.length) ? rows : undefined;
	} catch (error) {
		if (error instanceof Error && 'code' in error) return undefined;
		throw error;
	}
}

/** Reads a delimited text with csv-parse. Undefined where our own reading finds no layout in it. */
export async function readWithCsvParse(path: string): Promise<OtherReading | undefined> {
	const file = await openSource(path);
	if (file.format !== 'csv') return undefined;
	const read = () => readText(file.path, file.isGzip, file.encoding ?? 'utf-8');
	const layout = await readCsvLayout({ read, isSound: file.isSound }, {});
	if (!layout) return undefined;
	const chunks: Buffer[] = [];
	for await (const chunk of read()) chunks.push(chunk);
	return { layout, rows: parseStrictly(Buffer.concat(chunks), layout) };
}
