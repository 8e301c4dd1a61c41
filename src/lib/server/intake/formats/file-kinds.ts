import { utf16Of } from '#lib/server/intake/formats/text.ts';

/** A kind of file that is not a table we read, by its first bytes, and what to do about it. */
type OtherKind = { starts: (number[] | string)[]; what: string; mend: string; at?: number };

const asCsv = 'Export the table as CSV or XLSX and load that.';

const others: OtherKind[] = [
	{ starts: ['%PDF'], what: 'a PDF', mend: asCsv },
	{
		starts: [[0xd0, 0xcf, 0x11, 0xe0]],
		what: 'an old Excel workbook (.xls), or one locked with a password',
		mend: 'Open it, save it as XLSX without a password, and load that.'
	},
	{
		starts: [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], 'GIF8', 'II*\0', 'MM\0*'],
		what: 'an image',
		mend: asCsv
	},
	{
		starts: [[0x28, 0xb5, 0x2f, 0xfd], 'BZh', [0xfd, 0x37, 0x7a, 0x58, 0x5a], '7z\xbc\xaf', 'Rar!'],
		what: 'a compressed archive',
		mend: 'Unpack it, or pack the file with gzip, and load that.'
	},
	{ starts: ['SQLite format 3'], what: 'a SQLite database', mend: asCsv },
	{ starts: ['DUCK'], at: 8, what: 'a DuckDB database', mend: asCsv },
	{
		starts: ['FEA1'],
		what: 'a Feather file of version 1',
		mend: 'Write it again as Feather version 2 or Parquet.'
	},
	{ starts: ['Obj\x01'], what: 'an Avro file', mend: 'Write it again as Parquet.' },
	{ starts: ['{\\rtf'], what: 'a text document (RTF)', mend: asCsv },
	{
		starts: ['$FL2', '$FL3', '<stata_dta>', 'RDX', 'X\n\0'],
		what: 'a file of a statistics package',
		mend: asCsv
	},
	{
		starts: [
			[0xff, 0xfe, 0, 0],
			[0, 0, 0xfe, 0xff]
		],
		what: 'a text in UTF-32',
		mend: 'Save it as UTF-8.'
	}
];

const notText: OtherKind = { starts: [], what: 'neither a text nor a table', mend: asCsv };

const isAt = (head: Buffer, start: number[] | string, at: number): boolean => {
	const bytes = typeof start === 'string' ? Buffer.from(start, 'latin1') : Buffer.from(start);
	return head.subarray(at, at + bytes.length).equals(bytes);
};

const plainStart = (head: Buffer): string =>
	head
		.toString('utf8')
		.replace(/^\ufeff/, '')
		.trimStart();

function markup(head: Buffer): OtherKind | undefined {
	const start = plainStart(head);
	if (/^(<!doctype html|<html|<table|<body|<head|<div|<meta|<style)/i.test(start))
		return {
			starts: [],
			what: 'a web page, whatever its name ends in',
			mend: 'Open it in a spreadsheet, save it as XLSX or CSV, and load that.'
		};
	if (/^<\?xml|^<[a-z]+:?\w*[\s>]/i.test(start))
		return { starts: [], what: 'an XML file', mend: asCsv };
	if (/^\[\s*([[{\]]|$)/.test(start))
		return {
			starts: [],
			what: 'a JSON array',
			mend: 'Write one JSON object per line (NDJSON), or export as CSV.'
		};
	return undefined;
}

// A text has tabs, line breaks and now and then a stray NUL; a tenth of control characters is no text.
function isBinary(head: Buffer): boolean {
	const control = head.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d, 0x1f].includes(byte));
	return control.length > head.length / 10;
}

/** Why a file with this start is not read here, in words that follow its name; undefined where it may be. */
export function otherKind(head: Buffer): string | undefined {
	const kind =
		others.find(({ starts, at = 0 }) => starts.some((start) => isAt(head, start, at))) ??
		markup(head) ??
		(isBinary(head) && utf16Of(head) === undefined ? notText : undefined);
	return kind && `is ${kind.what}, which is not read here. ${kind.mend}`;
}

/** Whether a file with this start says it is JSON, so that it is not to be taken for a delimited text. */
export const isJson = (head: Buffer): boolean =>
	/^\{\s*("(?:[^"\\]|\\.)*"\s*:|\}|$)/.test(plainStart(head));

/** Whether these bytes are an Arrow file (Feather version 2) or an Arrow stream. */
export const isArrow = (head: Buffer): boolean =>
	isAt(head, 'ARROW1', 0) ||
	(isAt(head, [0xff, 0xff, 0xff, 0xff], 0) && head.length > 8 && head.readUInt32LE(4) % 8 === 0);

/** What a ZIP archive is: a workbook we read, or why not. */
export function zipKind(bytes: Buffer): 'xlsx' | string {
	if (bytes.includes('xl/workbook.xml')) return 'xlsx';
	if (bytes.includes('opendocument.spreadsheet') || bytes.includes('xl/workbook.bin'))
		return 'is a spreadsheet of another kind. Save it as XLSX or CSV and load that.';
	return 'is a ZIP archive, which is not read here. Unpack it and load the files in it.';
}

const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const directoryEntry = Buffer.from('PK\x01\x02', 'latin1');

/** How large the files in a ZIP archive say they are when unpacked, in bytes; 0 where it has no directory. */
export function unpackedSize(bytes: Buffer): number {
	const end = bytes.lastIndexOf(endOfDirectory);
	if (end === -1 || end + 20 > bytes.length) return 0;
	// The directory alone is searched: packed bytes could look like an entry of it.
	const directory = bytes.subarray(Math.min(bytes.readUInt32LE(end + 16), end), end);
	let size = 0;
	for (let at = 0; at !== -1; at = directory.indexOf(directoryEntry, at + 4))
		if (at + 28 <= directory.length) size += directory.readUInt32LE(at + 24);
	return size;
}
