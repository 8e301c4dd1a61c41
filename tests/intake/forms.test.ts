import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const header = 'episode_id,person_id,program,level_of_care,admitted_on';

function workbook(sheets: Record<string, unknown[][]>, hidden: string[] = []): Uint8Array {
	const book = utils.book_new();
	for (const [name, cells] of Object.entries(sheets))
		utils.book_append_sheet(book, utils.aoa_to_sheet(cells), name);
	const marks = Object.keys(sheets).map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 }));
	book.Workbook = { Sheets: marks as { Hidden: 0 | 1 }[] };
	return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

const stays = [header.split(','), ['e1', 'p1', 'North', 'IOP', '2025-01-02']];
const scores = [
	['episode_id', 'instrument', 'assessed_on', 'total'],
	['e1', 'phq-9', '2025-01-03', 12]
];

test('the form a file was read in is in its receipt, where it is not the plain one', async () => {
	const folder = await temporaryFolder();
	const text = `Stays\n${header}\ne1,p1,Cañón,IOP,2025-01-02\n`.replaceAll(',', ';');
	const { receipt } = await loadTexts(folder, { 'e.csv': Buffer.from(text, 'latin1') });
	expect(receipt.files[0]?.loaded).toBe(1);
	expect(receipt.files[0]?.notes.slice(0, 3)).toEqual([
		'read as windows-1252',
		'columns parted by semicolons',
		'1 line above the header was passed over'
	]);
});

test('each sheet of a workbook goes to its own table; what is on no table and what is hidden is told', async () => {
	const folder = await temporaryFolder();
	const sheets = {
		Stays: stays,
		Scores: scores,
		'Read me': [
			['a', 'b'],
			['x', 'y']
		],
		Old: stays
	};
	const { receipt, status } = await loadTexts(folder, { 'book.xlsx': workbook(sheets, ['Old']) });
	expect(status).toBe(0);
	expect(receipt.files.map(({ file, table, loaded }) => [file, table, loaded])).toEqual([
		['book.xlsx, sheet "Stays"', 'episode', 1],
		['book.xlsx, sheet "Scores"', 'assessment', 1]
	]);
	expect(receipt.files[0]?.notes[0]).toBe('hidden, and not read: "Old"');
	expect(receipt.files[0]?.notes.at(-1)).toMatch(/^book\.xlsx, sheet "Read me" is not recognised/);
});

test('a sheet with names in it refuses the workbook, whatever is on the others', async () => {
	const folder = await temporaryFolder();
	const people = [
		['first_name', 'last_name'],
		['Zebulon', 'Quux']
	];
	const book = workbook({ Stays: stays, People: people });
	const { receipt, messages, status } = await loadTexts(folder, { 'book.xlsx': book });
	expect(status).toBe(3);
	expect(receipt.batch).toBeNull();
	expect(JSON.stringify([receipt, messages])).not.toContain('Zebulon');
});

test.each([
	['a code shown as 1.2E+11', '1.23457E+11'],
	['a code shown with a decimal comma', '1,2E+11'],
	['an error of a spreadsheet', '#REF!']
])('%s is refused by its row: two people could share it', async (_, code) => {
	const folder = await temporaryFolder();
	const text = `${header}\ne1,"${code}",N,IOP,2025-01-02\n#7,p+1,N,IOP,2025-01-02\n`;
	const { receipt } = await loadTexts(folder, { 'e.csv': text });
	expect(receipt.files[0]).toMatchObject({ read: 2, loaded: 1, rejected: 1 });
	expect(receipt.files[0]?.rejects).toMatchObject([{ line: 2, column: 'person_id' }]);
	expect(receipt.files[0]?.rejects[0]?.rule).toMatch(/^a number as a spreadsheet shortens it/);
	expect(JSON.stringify(receipt)).not.toContain(code);
});

test('a number of twelve digits in a sheet is refused as the sheet shows it, as text it is a code', async () => {
	const folder = await temporaryFolder();
	const cells = [
		header.split(','),
		...[123456789012, '123456789012'].map((code) => ['e1', code, 'N', 'IOP', '2025-01-02'])
	];
	const { receipt } = await loadTexts(folder, { 'e.xlsx': workbook({ Stays: cells }) });
	expect(receipt.files[0]).toMatchObject({ read: 2, loaded: 1, rejected: 1 });
	expect(await readRows(folder, 'select person_id, _line from episode')).toEqual([
		{ person_id: '123456789012', _line: '3' }
	]);
});

const profile = `
name: Old system
version: 1
recognise: [Stay, Who]
file: { delimiter: ':', quote: '*', skip_rows: 2, encoding: windows-1251 }
tables:
  - table: episode
    columns:
      episode_id: Stay
      person_id: Who
      program: Where
      level_of_care: { constant: IOP }
      admitted_on: In
`;

test('what a profile says of the form of a file is how it is read, named or not', async () => {
	const text = 'a: title: here: and: more\n2: 3: 4\nStay:Who:Where:In\ne1:p1:*\xcf:1*:2025-01-02\n';
	for (const options of [{ profile: 'Old system' }, {}]) {
		const folder = await temporaryFolder();
		await mkdir(join(folder, 'data/profiles'), { recursive: true });
		await writeExport(folder, 'data/profiles/old.yaml', profile);
		const bytes = Buffer.from(text, 'latin1');
		const { receipt } = await loadTexts(folder, { 'old.txt': bytes }, options);
		expect(receipt.files[0]).toMatchObject({ profile: 'Old system v1', loaded: 1 });
		expect(await readRows(folder, 'select program from episode')).toEqual([{ program: 'П:1' }]);
	}
});

test('a profile may name the sheet', async () => {
	const folder = await temporaryFolder();
	await mkdir(join(folder, 'data/profiles'), { recursive: true });
	const sheet = profile.replace(/file: .*/, 'file: { sheet: B }');
	await writeExport(folder, 'data/profiles/old.yaml', sheet);
	const table = (id: string) => [
		['Stay', 'Who', 'Where', 'In'],
		[id, 'p', 'N', '2025-01-02']
	];
	const book = workbook({ A: table('a1'), B: table('b1') });
	const { receipt } = await loadTexts(folder, { 'b.xlsx': book }, { profile: 'Old system' });
	expect(receipt.files.map(({ loaded }) => loaded)).toEqual([1]);
	expect(await readRows(folder, 'select episode_id from episode')).toEqual([{ episode_id: 'b1' }]);
});
