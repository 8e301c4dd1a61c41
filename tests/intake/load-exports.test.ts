import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header =
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason';
const good = 'e1,p1,North IOP,IOP,2025-01-02,2025-03-02,completed';

test('a sound file of the contract is recognised by its header and loaded whole', async () => {
	const folder = await temporaryFolder();
	const { receipt, status } = await loadTexts(folder, { 'episodes.csv': `${header}\n${good}\n` });
	expect(status).toBe(0);
	expect(receipt.files[0]).toMatchObject({ table: 'episode', read: 1, loaded: 1, rejected: 0 });
	const rows = await readRows(folder, 'select episode_id, discharged_on, _line from episode');
	expect(rows).toEqual([{ episode_id: 'e1', discharged_on: '2025-03-02', _line: '2' }]);
});

test('a faulty row is rejected by line, column and rule, and the others load', async () => {
	const folder = await temporaryFolder();
	const rows = [
		header,
		good,
		'e2,p2,North IOP,IOP,2025-03-02,2025-01-02,completed',
		'e3,,North IOP,IOP,2025-01-02,,',
		'e4,p4,North IOP,DAY,2025-01-02,,',
		'e5,p5,North IOP,IOP,2026-02-30,,',
		'e6,p6,North IOP,IOP',
		'e7,p7,North IOP,iop,2025-01-02,,'
	];
	const { receipt, status } = await loadTexts(folder, { 'episodes.csv': rows.join('\r\n') });
	const [file] = receipt.files;
	expect(status).toBe(5);
	expect(file).toMatchObject({ read: 7, loaded: 2, rejected: 5, known: 0, superseded: 0 });
	expect(file?.rejects).toEqual([
		{ line: 3, column: 'discharged_on', rule: 'discharge is before admission' },
		{ line: 4, column: 'person_id', rule: 'a required cell is empty' },
		{
			line: 5,
			column: 'level_of_care',
			rule: 'not one of PHP, IOP, OP, RESIDENTIAL, INPATIENT, DETOX, OTHER'
		},
		{
			line: 6,
			column: 'admitted_on',
			rule: 'not a date written as YYYY-MM-DD between 1900 and 2100'
		},
		{ line: 7, column: 'admitted_on', rule: 'fewer columns than the header' }
	]);
});

test('line numbers are those of the file, past blank lines and line breaks inside a cell', async () => {
	const folder = await temporaryFolder();
	const rows = [
		header,
		good,
		'',
		'"e2\nx",p2,N,IOP,2025-01-02,,',
		'e3,p3,N',
		'',
		'e4,,N,IOP,2025-01-02,,'
	];
	const { receipt } = await loadTexts(folder, { 'episodes.csv': `${rows.join('\n')}\n` });
	expect(receipt.files[0]?.rejects.map(({ line }) => line)).toEqual([6, 8]);
	const lines = await readRows(folder, 'select _line from episode order by 1');
	expect(lines).toEqual([{ _line: '2' }, { _line: '4' }]);
});

test('the same file twice changes nothing, and says so', async () => {
	const folder = await temporaryFolder();
	const files = { 'episodes.csv': `${header}\n${good}\n` };
	await loadTexts(folder, files);
	const before = await readRows(folder, 'select * from snapshot_fact');
	const { receipt } = await loadTexts(folder, files);
	expect(receipt.files[0]).toMatchObject({ read: 1, loaded: 0, known: 1, superseded: 0 });
	expect(await readRows(folder, 'select * from snapshot_fact')).toEqual(before);
});

test('a correction takes the place of the row it corrects; a duplicate in one file is superseded', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'episodes.csv': `${header}\n${good}\n` });
	const corrected = good.replace('completed', 'transferred');
	const { receipt } = await loadTexts(folder, {
		'episodes.csv': `${header}\n${good}\n${corrected}\n`
	});
	expect(receipt.files[0]).toMatchObject({ read: 2, loaded: 1, changed: 1, superseded: 1 });
	const rows = await readRows(folder, 'select discharge_reason from episode');
	expect(rows).toEqual([{ discharge_reason: 'transferred' }]);
});

test('two services of one day that look alike are two services, also when loaded again', async () => {
	const folder = await temporaryFolder();
	const row = 'e1,2025-01-02,group,60,60,attended';
	const columns = 'episode_id,service_on,service_type,scheduled_minutes,attended_minutes,status';
	const files = { 'attendance.csv': [columns, row, row].join('\n') };
	await loadTexts(folder, files);
	const { receipt } = await loadTexts(folder, files);
	expect(receipt.files[0]).toMatchObject({ read: 2, known: 2 });
	expect(await readRows(folder, 'select count(*) as n from attendance')).toEqual([{ n: '2' }]);
});

test('items become answers: missing ones are absent, not applicable is -8, text is a fault', async () => {
	const folder = await temporaryFolder();
	const rows = [
		'episode_id,instrument,assessed_on,item_1,item_2,item_3',
		'e1,phq-9,2025-01-02,3,,NA',
		'e2,asi,2025-01-02,N,X,1',
		'e3,phq-9,2025-01-02,often,1,1'
	];
	const { receipt } = await loadTexts(folder, { 'scores.csv': rows.join('\n') });
	expect(receipt.files[0]?.rejects).toEqual([{ line: 4, column: 'item_1', rule: 'not a number' }]);
	const items = await readRows(folder, 'select items from assessment order by episode_id');
	expect(items).toEqual([{ items: '{item_1=3.0}' }, { items: '{item_1=-8.0, item_3=1.0}' }]);
});

test('an instrument is known by its name however it is written', async () => {
	const folder = await temporaryFolder();
	const rows = ['PHQ-9', 'phq9', 'Phq_9', 'mood ring'].map(
		(name, n) => `e${n},${name},2025-01-02,9`
	);
	const text = ['episode_id,instrument,assessed_on,total', ...rows].join('\n');
	await loadTexts(folder, { 'scores.csv': text });
	const found = await readRows(folder, 'select instrument from assessment order by episode_id');
	expect(found.map((row) => row.instrument)).toEqual(['phq-9', 'phq-9', 'phq-9', 'mood ring']);
});

test('an export in relative days loads without a date', async () => {
	const folder = await temporaryFolder();
	const rows = [
		'episode_id,person_id,program,level_of_care,admit_year,discharged_day,discharge_reason',
		'e1,p1,N,IOP,2024,40,completed',
		'e2,p2,N,IOP,2024,-3,completed'
	];
	const { receipt } = await loadTexts(
		folder,
		{ 'e.csv': rows.join('\n') },
		{ route: 'relative-days' }
	);
	expect(receipt.files[0]?.rejects).toEqual([
		{ line: 3, column: 'discharged_on', rule: 'discharge is before admission' }
	]);
	const facts = await readRows(folder, 'select stay_days, is_discharged from episode_fact');
	expect(facts).toEqual([{ stay_days: '40', is_discharged: 'true' }]);
});

test('columns named like direct identifiers refuse the file, by kind and number of rows, never by value', async () => {
	const folder = await temporaryFolder();
	const rows = [`${header},FirstName,Date of Birth`, `${good},Zebulon,1980-01-01`];
	const { receipt, messages, status } = await loadTexts(folder, { 'e.csv': rows.join('\n') });
	expect(status).toBe(3);
	expect(receipt.files[0]?.refused).toEqual([
		{ column: 'FirstName', kind: 'name', rows: 1 },
		{ column: 'Date of Birth', kind: 'date of birth', rows: 1 }
	]);
	expect(JSON.stringify([receipt, messages])).not.toContain('Zebulon');
});

test('what nobody knows is not recognised, and the message says what to do', async () => {
	const folder = await temporaryFolder();
	const outcome = await loadTexts(folder, { 'x.csv': 'a,b\n1,2\n', 'y.csv': '' });
	expect(outcome.status).toBe(4);
	expect(outcome.messages[0]).toMatch(/^x\.csv is not recognised: .* profile/);
	expect(outcome.messages[1]).toBe('y.csv is empty. Export it again.');
});

test('unknown columns are listed, never loaded in silence', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadTexts(folder, { 'e.csv': `${header},mood\n${good},fine\n` });
	expect(receipt.files[0]?.ignoredColumns).toEqual(['mood']);
});

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const accented = `${header}\n${good.replace('North', 'Cañón')}\n`;

test.each([
	['UTF-8 with a byte order mark', `\ufeff${accented}`],
	['UTF-16', utf16(accented)],
	['Windows-1252', latin1(accented)],
	['semicolons', accented.replaceAll(',', ';')],
	['tabs', accented.replaceAll(',', '\t')],
	['quotes everywhere', accented.replace(/[^,\n]+/g, '"$&"')],
	['carriage returns', accented.replaceAll('\n', '\r\n')]
])('an export in %s reads the same', async (_, content) => {
	const folder = await temporaryFolder();
	const { receipt } = await loadTexts(folder, { 'e.csv': content });
	expect(receipt.files[0]).toMatchObject({ read: 1, loaded: 1 });
	const rows = await readRows(folder, 'select program, admitted_on from episode');
	expect(rows).toEqual([{ program: 'Cañón IOP', admitted_on: '2025-01-02' }]);
});

test('every receipt keeps the conservation law', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadTexts(folder, {
		'a.csv': `${header}\n${good}\n${good}\n,,,,,,\n`,
		'b.csv': `${header}\n${good}\n`
	});
	expect(receipt.files.every(isConserved)).toBe(true);
	expect(receipt.files.map((file) => file.superseded)).toEqual([2, 0]);
});
