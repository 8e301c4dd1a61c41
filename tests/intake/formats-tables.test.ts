import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import type { WorkSheet } from '@e965/xlsx';
import {
	CompressionType,
	DateDay,
	Decimal,
	Int64,
	Table,
	TimestampMicrosecond,
	compressionRegistry,
	tableToIPC,
	vectorFromArray
} from 'apache-arrow';
import { compressFrameSync, decompressFrameSync } from 'lz4-napi';
import { expect, test } from 'vitest';
import { literal } from '#lib/server/sql-file.ts';
import { readSource } from '../support/read-source.ts';
import { readOne, readTables } from '../support/read-text.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Sheet = { cells: unknown[][]; formats?: Record<string, string>; hidden?: boolean };

function sheetOf({ cells, formats = {} }: Sheet): WorkSheet {
	const sheet = utils.aoa_to_sheet(cells);
	for (const [at, format] of Object.entries(formats)) (sheet[at] as { z?: string }).z = format;
	return sheet;
}

function workbook(sheets: Record<string, Sheet>, isFrom1904 = false): Uint8Array {
	const book = utils.book_new();
	for (const [name, sheet] of Object.entries(sheets))
		utils.book_append_sheet(book, sheetOf(sheet), name);
	book.Workbook = {
		WBProps: { date1904: isFrom1904 },
		Sheets: Object.values(sheets).map((sheet) => ({ Hidden: sheet.hidden ? 1 : 0 }))
	};
	return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

test('a serial number in a cell that shows a date is that date, and any other number is a number', async () => {
	const formats = { B2: 'm/d/yy', B3: 'yyyy\\-mm\\-dd hh:mm', B4: '[$-409]d\\-mmm\\-yyyy' };
	const cells = [
		['id', 'on', 'n'],
		['a', 45658, 45658],
		['b', 45658.5, 0.1 + 0.2],
		['c', 45717, -3]
	];
	const table = await readOne(workbook({ Sheet1: { cells, formats } }), {}, 'export.xlsx');
	expect(table.rows).toEqual([
		['a', '2025-01-01', '45658'],
		['b', '2025-01-01 12:00:00', '0.3'],
		['c', '2025-03-01', '-3']
	]);
	expect(table.lines).toEqual([2, 3, 4]);
});

test('a workbook that counts its days from 1904 gives the same dates', async () => {
	const cells = [
		['id', 'on'],
		['a', 45658 - 1462]
	];
	const bytes = workbook({ Sheet1: { cells, formats: { B2: 'yyyy-mm-dd' } } }, true);
	expect((await readOne(bytes)).rows).toEqual([['a', '2025-01-01']]);
});

test('numbers stored as text stay as they are; true, empty and error cells are told apart', async () => {
	const cells = [
		['id', 'zip', 'is', 'x'],
		['007', '02139', true, { t: 'e', v: 42 }],
		['008', null, false, '']
	];
	expect((await readOne(workbook({ Sheet1: { cells } }))).rows).toEqual([
		['007', '02139', 'true', '#N/A'],
		['008', '', 'false', '']
	]);
});

test('a code that the sheet shows as 1.2E+11 is handed on as it is shown, for the row to be refused', async () => {
	const cells = [
		['id', 'n'],
		[123456789012, 1],
		[12345678901, 2],
		[1234567890123456, 3]
	];
	const { rows } = await readOne(workbook({ Sheet1: { cells } }));
	expect(rows.map((row) => row[0])).toEqual([
		'1.23457E+11',
		'12345678901',
		'1.234567890123456E+15'
	]);
});

test('each sheet that can be seen is a table; a hidden one is named and not read; a profile may name one', async () => {
	const bytes = workbook({
		August: {
			cells: [
				['id', 'n'],
				['a', 1]
			]
		},
		Names: {
			cells: [
				['id', 'name'],
				['a', 'x']
			],
			hidden: true
		},
		Empty: { cells: [[]] },
		July: {
			cells: [['Report'], [], ['id', 'n', 'm'], ['b', 2], [null, null], ['c', 3, 4, 5], ['Total']]
		}
	});
	const [august, july, ...others] = await readTables(bytes, {}, 'book.xlsx');
	expect(others).toEqual([]);
	expect(august).toMatchObject({ name: 'book.xlsx, sheet "August"', rows: [['a', '1']] });
	expect(august?.notes).toEqual(['hidden, and not read: "Names"']);
	expect(july).toMatchObject({ headers: ['id', 'n', 'm'], rows: [['b', '2', '']], lines: [4] });
	expect(july?.rejects).toEqual([
		{ line: 6, column: '', rule: 'more columns than the header' },
		{ line: 7, column: '', rule: 'a line of totals, not a row' }
	]);
	const named = await readOne(bytes, { sheet: 'July' }, 'book.xlsx');
	expect(named).toMatchObject({ name: 'book.xlsx', rows: [['b', '2', '']] });
	await expect(readOne(bytes, { sheet: 'June' })).rejects.toThrow('has no sheet "June"');
});

test('a workbook that would fill the memory is refused before it is unpacked', async () => {
	const bytes = Buffer.from(workbook({ Sheet1: { cells: [['id'], ['a']] } }));
	bytes.writeUInt32LE(4_000_000_000, bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
	const reading = readOne(bytes, {}, 'book.xlsx');
	await expect(reading).rejects.toThrow('is larger than 150 MB when unpacked. Save each sheet');
});

const arrowTable = () =>
	new Table({
		id: vectorFromArray(['a', 'b', null]),
		on: vectorFromArray([new Date('2025-01-02'), null, new Date('1969-12-31')], new DateDay()),
		at: vectorFromArray([new Date('2025-01-02T03:04:05Z'), null, null], new TimestampMicrosecond()),
		n: vectorFromArray([9007199254740993n, null, -1n], new Int64()),
		paid: vectorFromArray(
			[
				Uint32Array.of(12345, 0, 0, 0),
				Uint32Array.of(2 ** 32 - 5, 2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1),
				null
			],
			new Decimal(2, 10, 128)
		)
	});

const arrowRows = [
	['a', '2025-01-02', '2025-01-02 03:04:05', '9007199254740993', '123.45'],
	['b', '', '', '', '-0.05'],
	['', '1969-12-31', '', '-1', '']
];

test('Arrow files and streams are read, plain and compressed, with every type as text', async () => {
	const plain = tableToIPC(arrowTable(), 'file');
	expect((await readOne(plain)).rows).toEqual(arrowRows);
	expect((await readOne(tableToIPC(arrowTable(), 'stream'))).rows).toEqual(arrowRows);
	expect((await readOne(gzipSync(plain))).rows).toEqual(arrowRows);
});

test('a Feather file in LZ4, as its usual writer makes it, is read', async () => {
	compressionRegistry.set(CompressionType.LZ4_FRAME, {
		encode: (bytes) => compressFrameSync(Buffer.from(bytes)),
		decode: (bytes) => decompressFrameSync(Buffer.from(bytes))
	});
	const bytes = tableToIPC(arrowTable(), 'file', CompressionType.LZ4_FRAME);
	expect((await readOne(bytes, {}, 'export.feather')).rows).toEqual(arrowRows);
});

test('of one JSON object per line, all keys of all lines are columns and values keep their text', async () => {
	const table = await readOne(
		[
			'{"id": "007", "n": 1.5, "is": true}',
			'',
			'{"n": null, "id": "b\\nc", "more": {"a": [1]}}',
			'{"id": 12345678901234567890}',
			'not json',
			'{"id": "d"}'
		].join('\n')
	);
	expect(table.headers).toEqual(['id', 'n', 'is', 'more']);
	expect(table.rows).toEqual([
		['007', '1.5', 'true', ''],
		['b\nc', '', '', '{"a":[1]}'],
		['d', '', '', '']
	]);
	expect(table.lines).toEqual([1, 3, 6]);
	expect(table.rejects).toEqual([
		{
			line: 4,
			column: 'id',
			rule: 'a number of more than 15 digits: write codes between quotation marks'
		},
		{ line: 5, column: '', rule: 'not a JSON object on one line' }
	]);
});

test('Parquet is read, plain and gzipped, with every value as text', async () => {
	const folder = await temporaryFolder();
	const path = join(folder, 'export.parquet');
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	await db.run(
		`copy (select '007' as id, date '2025-01-02' as "on", 1.50::decimal(9, 2) as paid union all select 'b', null, null) to ${literal(path)}`
	);
	const rows = [
		['007', '2025-01-02', '1.50'],
		['b', '', '']
	];
	expect((await readSource(path))[0]).toMatchObject({ headers: ['id', 'on', 'paid'], rows });
	expect((await readOne(gzipSync(await readFile(path)))).rows).toEqual(rows);
});
