import type { DuckDBConnection } from '@duckdb/node-api';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import { openArrow } from '#lib/server/intake/formats/arrow.ts';
import { readCsvLayout, readCsvRows } from '#lib/server/intake/formats/csv.ts';
import { unpackedSize, zipKind } from '#lib/server/intake/formats/file-kinds.ts';
import { readNdjsonLayout, readNdjsonRows } from '#lib/server/intake/formats/ndjson.ts';
import { openParquet } from '#lib/server/intake/formats/parquet.ts';
import type { GivenForm, Progress, SourceTable } from '#lib/server/intake/formats/table.ts';
import { readBytes, readText } from '#lib/server/intake/formats/text.ts';
import { openWorkbook } from '#lib/server/intake/formats/xlsx.ts';
import type { Workbook } from '#lib/server/intake/formats/xlsx.ts';
import type { SourceFile } from '#lib/server/intake/source-file.ts';

const largestInMemory = 400_000_000;
// Unpacked, a workbook takes about eight times its size in memory.
const largestWorkbook = 150_000_000;
const silent = (): void => undefined;

const refuse = (file: SourceFile, words: string, cause?: unknown) =>
	new ExportNotRecognised(file.name, `${file.name} ${words}`, { cause });

async function readWhole(file: SourceFile, largest: number, mend: string): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of readBytes(file.path, file.isGzip)) {
		length += chunk.length;
		if (length > largest) throw refuse(file, `is larger than ${largest / 1e6} MB. ${mend}`);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function textOf(file: SourceFile, given: GivenForm) {
	const encoding = given.encoding?.toLowerCase() ?? file.encoding ?? 'utf-8';
	try {
		new TextDecoder(encoding);
	} catch (cause) {
		throw refuse(
			file,
			'is said by its profile to be in an encoding that nobody knows. Correct "encoding" there.',
			cause
		);
	}
	const notes = encoding === 'utf-8' ? [] : [`read as ${encoding}`];
	if (file.isGzip) notes.push('unpacked from gzip');
	return {
		encoding,
		// UTF-16 has two bytes for what UTF-8 mostly has in one.
		bytes: encoding.startsWith('utf-16') ? file.innerBytes / 2 : file.innerBytes,
		read: () => readText(file.path, file.isGzip, encoding),
		isSound: encoding !== 'utf-8' || (file.encoding === 'utf-8' && file.isSound),
		...(encoding === 'utf-8' && !file.isGzip && { file }),
		notes
	};
}

const isOneByte = (mark: string): boolean => /^[\0-\x7f]$/.test(mark);

async function csvTable(file: SourceFile, given: GivenForm): Promise<SourceTable> {
	for (const mark of [given.delimiter, given.quote])
		if (mark !== undefined && !isOneByte(mark))
			throw refuse(
				file,
				'is said by its profile to have a delimiter or a quotation mark of more than one character, which is not read here.'
			);
	const text = textOf(file, given);
	const layout = await readCsvLayout(text, given);
	if (!layout)
		throw refuse(
			file,
			'has no line that could be its header. Export it with one line that names the columns.'
		);
	return {
		name: file.name,
		headers: layout.headers,
		form: {
			format: 'csv',
			encoding: text.encoding,
			delimiter: layout.dialect.delimiter,
			quote: layout.dialect.quote,
			skip_rows: layout.skipRows
		},
		bytes: text.bytes,
		notes: [...text.notes, ...layout.notes],
		readRows: (progress = silent) => readCsvRows(text, layout, progress)
	};
}

async function ndjsonTable(file: SourceFile, given: GivenForm): Promise<SourceTable> {
	const text = textOf(file, given);
	const layout = await readNdjsonLayout(text.read);
	if (!layout)
		throw refuse(
			file,
			'is JSON, but not one object per line. Write one object per line (NDJSON), or export as CSV.'
		);
	return {
		name: file.name,
		headers: layout.headers,
		form: { format: 'ndjson', encoding: text.encoding },
		bytes: text.bytes,
		notes: [...text.notes, ...layout.notes],
		readRows: (progress = silent) => readNdjsonRows(text.read, layout, progress)
	};
}

function sheetsOf(file: SourceFile, bytes: Buffer, given: GivenForm): Workbook {
	try {
		return openWorkbook(bytes, file.name, given);
	} catch (cause) {
		throw refuse(
			file,
			'is a damaged workbook, or one locked with a password. Save it again without a password.',
			cause
		);
	}
}

const quoted = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');

async function workbookTables(file: SourceFile, given: GivenForm): Promise<SourceTable[]> {
	const mend = 'Save each sheet as CSV and load those.';
	const bytes = await readWhole(file, largestWorkbook, mend);
	const kind = zipKind(bytes);
	if (kind !== 'xlsx') throw refuse(file, kind);
	if (unpackedSize(bytes) > largestWorkbook)
		throw refuse(file, `is larger than ${largestWorkbook / 1e6} MB when unpacked. ${mend}`);
	const { tables, hidden } = sheetsOf(file, bytes, given);
	if (tables.length === 0)
		throw refuse(
			file,
			given.sheet === undefined
				? 'has no sheet with anything on it.'
				: `has no sheet "${given.sheet}" with anything on it, as its profile says.`
		);
	const notes = hidden.length > 0 ? [`hidden, and not read: ${quoted(hidden)}`] : [];
	return tables.map((table) => ({ ...table, notes: [...notes, ...table.notes] }));
}

const damaged = (file: SourceFile, what: string) => (cause: unknown) => {
	throw refuse(file, `is a damaged ${what} file. Export it again.`, cause);
};

/** A table whose file may turn out to be damaged when it is opened, or only when its rows are read. */
async function orDamaged(
	file: SourceFile,
	what: string,
	opening: Promise<SourceTable>
): Promise<SourceTable> {
	const table = await opening.catch(damaged(file, what));
	const readRows = (progress?: Progress) => table.readRows(progress).catch(damaged(file, what));
	return { ...table, readRows };
}

async function arrowTable(file: SourceFile): Promise<SourceTable> {
	const bytes = await readWhole(file, largestInMemory, 'Write it as Parquet and load that.');
	return orDamaged(file, 'Arrow', openArrow(bytes, file.name));
}

/**
 * Opens the tables of an export: one, or one for each sheet of a workbook that can be seen. `given` overrides what
 * would be found out of its form. Throws ExportNotRecognised where there is no table to read.
 */
export async function openTables(
	db: DuckDBConnection,
	file: SourceFile,
	given: GivenForm = {}
): Promise<SourceTable[]> {
	switch (file.format) {
		case 'csv':
			return [await csvTable(file, given)];
		case 'ndjson':
			return [await ndjsonTable(file, given)];
		case 'xlsx':
			return workbookTables(file, given);
		case 'arrow':
			return [await arrowTable(file)];
		case 'parquet':
			return [await orDamaged(file, 'Parquet', openParquet(db, file))];
		case 'x12':
			throw refuse(file, 'is an X12 file, which cannot be read here. Load the remittances as CSV.');
	}
}
