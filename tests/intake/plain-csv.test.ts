import { appendFileSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stampOf } from '#lib/server/file-stamp.ts';
import { readCsvLayout, readCsvRows } from '#lib/server/intake/formats/csv.ts';
import { plainRows } from '#lib/server/intake/formats/plain-csv.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import type { Text } from '#lib/server/intake/formats/scan-text.ts';
import { readText } from '#lib/server/intake/formats/text.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const silent = (): void => undefined;

async function opened(content: string) {
	const path = join(await temporaryFolder(), 'a [1] {b}*.csv');
	await writeFile(path, content);
	const text: Text = { read: () => readText(path, false, 'utf-8'), isSound: true };
	const layout = await readCsvLayout(text, { delimiter: ',', quote: '"', skip_rows: 0 });
	if (!layout) throw new Error('no layout');
	return { path, text, layout, inPlace: { ...text, file: { path, stamp: stampOf([path]) } } };
}

async function contentOf(rows: Rows) {
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	const read = await db.runAndReadAll(`select * from ${rows.relation} order by _record`);
	const { records, rejects, isPlain, isTrimmed, headerLine } = rows;
	await rows.close();
	db.closeSync();
	return { records, rejects, isPlain, isTrimmed, headerLine, rows: read.getRowsJson() };
}

const cell = fc.oneof(
	fc.string({ unit: fc.constantFrom(...'ab19 \t;|\\#\x1fé√𝄞-'), maxLength: 5 }),
	fc.constantFrom('', '', 'NULL', '2025-01-02', '1.20')
);
const line = fc.oneof(
	{ weight: 40, arbitrary: fc.tuple(cell, cell, cell).map((cells) => cells.join(',')) },
	{
		weight: 1,
		arbitrary: fc.constantFrom('', ' ', 'a,b', 'a,b,c,d', 'Total,,3', '"a",b,c', 'a\0,b,c')
	}
);

test('rows that are read where they lie are the rows that would have been written anew', async () => {
	const texts = fc.record({
		lines: fc.array(line, { maxLength: 12 }),
		end: fc.constantFrom('\n', '\r\n'),
		last: fc.constantFrom('', '\n', '\r\n', '\n\n')
	});
	let inPlace = 0;
	await fc.assert(
		fc.asyncProperty(texts, async ({ lines, end, last }) => {
			const file = await opened(['id,on,what', ...lines].join(end) + last);
			const plain = await plainRows(file.inPlace, file.layout, silent);
			if (plain) inPlace++;
			const read = await contentOf(plain ?? (await readCsvRows(file.inPlace, file.layout, silent)));
			expect(read).toEqual(await contentOf(await readCsvRows(file.text, file.layout, silent)));
		}),
		{ numRuns: 150 }
	);
	expect(inPlace).toBeGreaterThan(20);
}, 120_000);

test.each([
	['a quotation mark', 'a,"b"'],
	['a line that is not as wide as the header', 'a,b\nc'],
	['a blank line at the end', 'a,b\n\n'],
	['a line of totals', 'a,b\nTotal,'],
	['lines that do not all end in one way', 'a,b\r\nc,d\ne,f']
])('a text with %s is not read where it lies', async (_, body) => {
	const { inPlace, layout } = await opened(`id,on\n${body}`);
	expect(await plainRows(inPlace, layout, silent)).toBeUndefined();
});

test('rows that are read where they lie know when their file is changed', async () => {
	const { path, inPlace, layout } = await opened('id,on\na,b\n');
	const rows = await plainRows(inPlace, layout, silent);
	expect(rows?.isUnchanged()).toBe(true);
	await appendFile(path, 'c,d\n');
	expect(rows?.isUnchanged()).toBe(false);
	await rows?.close();
});

test('a file that is written to while it is read is not loaded, and says so', async () => {
	const folder = await temporaryFolder();
	const rows = 'e1,p1,North IOP,IOP,2025-01-02,,\n';
	const content = `episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason\n${rows}`;
	const { receipt, messages, status } = await loadTexts(
		folder,
		{ 'episodes.csv': content },
		{
			report: (progress) => {
				if (progress.step === 'checking') appendFileSync(join(folder, 'episodes.csv'), rows);
			}
		}
	);
	expect(status).toBe(4);
	expect(receipt.batch).toBeNull();
	expect(messages).toEqual([
		'episodes.csv was changed while it was read, and nothing from it was stored. Load it again when nothing writes to it.'
	]);
});
