import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { literal } from '#lib/server/sql-file.ts';
import { loadPaths, loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const headers = [
	'episode_id',
	'person_id',
	'program',
	'level_of_care',
	'admitted_on',
	'discharged_on',
	'discharge_reason',
	'payer'
];

// Accents, delimiters of every kind, quotation marks and a line break inside cells; the third row breaks a rule.
const rows = [
	['e1', 'p1', 'Cañón IOP', 'IOP', '2025-01-02', '2025-03-02', 'completed', 'Blue; Cross, "North"'],
	['e2', 'p2', "Women's | PHP", 'PHP', '2025-02-03', '', '', 'Ätna'],
	['e3', 'p1', 'Cañón IOP', 'IOP', '2025-04-05', '2025-01-01', 'completed', 'NA'],
	['e4', 'p3', 'two\nlines', 'OP', '2025-05-06', '2025-05-07', 'left_early', '007']
];

const lines = (delimiter: string, quote: string, end: string, escape = quote): string =>
	[headers, ...rows]
		.map((row) =>
			row
				.map((cell) => {
					const text = cell.replaceAll('\n', end);
					const isPlain = !/[\r\n"'\\]/.test(text) && !text.includes(delimiter);
					return isPlain ? text : `${quote}${text.replaceAll(quote, escape + quote)}${quote}`;
				})
				.join(delimiter)
		)
		.join(end) + end;

const plain = lines(',', '"', '\n');
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const quotedAll = [headers, ...rows]
	.map((row) => row.map((cell) => `'${cell.replaceAll("'", "''")}'`).join(','))
	.join('\n');

function xlsx(): Uint8Array {
	const book = utils.book_new();
	const sheet = utils.aoa_to_sheet([['Stays'], [], headers, ...rows]);
	// The second column of dates as Excel keeps dates: a number, shown as a date.
	sheet['E4'] = { t: 'n', v: 45659, z: 'm/d/yyyy' };
	utils.book_append_sheet(book, sheet, 'Stays');
	return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

const asObjects = rows.map((row) =>
	Object.fromEntries(row.map((cell, at) => [headers[at] ?? '', cell]))
);
const arrow = new Table(
	Object.fromEntries(
		headers.map((header, at) => [header, vectorFromArray(rows.map((row) => row[at] ?? ''))])
	)
);
const trailing = plain.replace(/(?<!two)\n/g, ',\n').replace(',\n', '\n');

const forms: Record<string, string | Uint8Array> = {
	'UTF-8': plain,
	'UTF-8 with a byte order mark': `\ufeff${plain}`,
	'UTF-16 little-endian with a mark': utf16le(`\ufeff${plain}`),
	'UTF-16 big-endian with a mark': utf16le(`\ufeff${plain}`).swap16(),
	'UTF-16 without a mark': utf16le(plain),
	'Windows-1252': latin1(plain),
	CRLF: lines(',', '"', '\r\n').replaceAll('two\r\n', 'two\n'),
	'semicolons, Windows-1252 and CRLF': latin1(
		lines(';', '"', '\r\n').replaceAll('two\r\n', 'two\n')
	),
	tabs: lines('\t', '"', '\n'),
	'vertical bars': lines('|', '"', '\n'),
	'apostrophes round everything': quotedAll,
	'backslashes before quotation marks': lines(',', '"', '\n', '\\'),
	'lines above the header': `Stays\nmade on 1 September\n\n${plain}`,
	'a delimiter too many in every row': trailing,
	gzip: gzipSync(plain),
	'gzip of tabs in UTF-16': gzipSync(utf16le(`\ufeff${lines('\t', '"', '\n')}`)),
	XLSX: xlsx(),
	'an Arrow file': tableToIPC(arrow, 'file'),
	'an Arrow stream': tableToIPC(arrow, 'stream'),
	NDJSON: asObjects.map((row) => JSON.stringify(row)).join('\n')
};

const answer =
	'select * exclude (_batch, _file, _line), (select count(*) from episode_fact) as facts from episode order by episode_id';

let wanted: Record<string, string>[] | undefined;

async function expected() {
	if (wanted) return wanted;
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'export.csv': plain });
	wanted = await readRows(folder, answer);
	return wanted;
}

test.each(Object.entries(forms))('the same stays in %s give the same answer', async (_, bytes) => {
	const folder = await temporaryFolder();
	const { receipt } = await loadTexts(folder, { 'export.txt': bytes });
	const [file] = receipt.files;
	expect(file).toMatchObject({ table: 'episode', read: 4, loaded: 3, rejected: 1 });
	expect(file && isConserved(file)).toBe(true);
	expect(file?.rejects).toMatchObject([
		{ column: 'discharged_on', rule: 'discharge is before admission' }
	]);
	const found = await readRows(folder, answer);
	expect(found.map((row) => [row.episode_id, row.program, row.admitted_on])).toEqual([
		['e1', 'Cañón IOP', '2025-01-02'],
		['e2', "Women's | PHP", '2025-02-03'],
		['e4', 'two\nlines', '2025-05-06']
	]);
	expect(found).toEqual(await expected());
});

test('the same stays in Parquet give the same answer', async () => {
	const folder = await temporaryFolder();
	const path = join(folder, 'export.parquet');
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
	await db.run(
		`copy (from (values ${values}) as stay (${headers.join(', ')})) to ${literal(path)}`
	);
	const { receipt } = await loadPaths(folder, [path]);
	expect(receipt.files[0]).toMatchObject({ read: 4, loaded: 3, rejected: 1 });
	expect(await readRows(folder, answer)).toEqual(await expected());
});
