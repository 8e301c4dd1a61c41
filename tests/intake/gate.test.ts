import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header = 'episode_id,person_id,program,level_of_care,admitted_on';
const row = (n: number, program = 'North IOP') =>
	`e${n},p${n},${program},IOP,2025-01-0${1 + (n % 9)}`;
const file = (extra: string, cell: (n: number) => string, rows = 3) =>
	[`${header},${extra}`, ...Array.from({ length: rows }, (_, n) => `${row(n)},${cell(n)}`)].join(
		'\n'
	);

const allowance = { why: 'codes that our own spreadsheet numbers', who: 'Ada Quality' };

test('a refusal names file, column, kind, number of rows and the mend, and stores nothing', async () => {
	const folder = await temporaryFolder();
	const text = file('zip5,mood', (n) => `0213${n},see x${n}@example.org`);
	const { receipt, messages, status } = await loadTexts(folder, { 'e.csv': text });
	expect(status).toBe(3);
	expect(receipt.batch).toBeNull();
	expect(receipt.files[0]?.refused).toEqual([
		{ column: 'zip5', kind: 'place smaller than a state', rows: 3 },
		{ column: 'mood', kind: 'e-mail address', rows: 3 }
	]);
	expect(messages[0]).toMatch(/^e\.csv is refused, and nothing from it was stored/);
	expect(messages[0]).toMatch(/zip5: place smaller than a state \(3 rows\)\. .*zip3, and 000/);
	expect(messages[0]).toMatch(/mood: e-mail address \(3 rows\)\. Take the column out/);
	expect(messages[0]).not.toMatch(/example\.org|0213/);
});

test('a column that no table reads is looked at all the same', async () => {
	const folder = await temporaryFolder();
	const { status } = await loadTexts(folder, { 'e.csv': file('mood', () => '(312) 555-0142') });
	expect(status).toBe(3);
});

test('a dropped column is not looked at, not read, and kept in receipt and manifest', async () => {
	const folder = await temporaryFolder();
	const files = { 'e.csv': file('ssn', () => '123-45-6789') };
	const { receipt, status } = await loadTexts(folder, files, { dropColumns: ['SSN'] });
	expect(status).toBe(0);
	const dropped = { column: 'ssn', action: 'dropped', kinds: [], why: null, who: null };
	const override = { ...dropped, at: '2026-09-01T08:00:00.000Z' };
	expect(receipt.files[0]).toMatchObject({ loaded: 3, ignoredColumns: [], overrides: [override] });
	const manifest = await currentManifest(dataFolder(join(folder, 'data')));
	expect(manifest.batches[0]?.files[0]?.overrides).toEqual([override]);
	const written = await readFile(join(folder, 'data', 'receipts', 'b0001.json'), 'utf8');
	expect(JSON.parse(written)).toMatchObject({ files: [{ overrides: [override] }] });
});

test('a column of the contract that is dropped is not loaded', async () => {
	const folder = await temporaryFolder();
	const files = { 'e.csv': file('site', () => 'P.O. Box 1421') };
	await loadTexts(folder, files, { dropColumns: ['site'] });
	expect(await readRows(folder, 'select distinct site from episode')).toEqual([{ site: '' }]);
});

test('a column that is let in is read, with the reason, the name and the time in the receipt', async () => {
	const folder = await temporaryFolder();
	const files = { 'e.csv': file('site', (n) => `MRN-${1000 + n}`) };
	const allow = [{ column: 'site', ...allowance }];
	const { receipt, status } = await loadTexts(folder, files, { allow });
	expect(status).toBe(0);
	expect(receipt.files[0]?.overrides).toEqual([
		{
			column: 'site',
			action: 'allowed',
			kinds: ['medical record number'],
			...allowance,
			at: '2026-09-01T08:00:00.000Z'
		}
	]);
});

test('a reason for a column that needs none is not kept', async () => {
	const folder = await temporaryFolder();
	const allow = [
		{ column: 'program', ...allowance },
		{ column: 'elsewhere', ...allowance }
	];
	const { receipt } = await loadTexts(folder, { 'e.csv': file('site', () => 'North') }, { allow });
	expect(receipt.files[0]?.overrides).toEqual([]);
});

test('a social security number is never let in, whatever the reason', async () => {
	const folder = await temporaryFolder();
	const allow = [{ column: 'site', ...allowance }];
	const files = { 'e.csv': file('site', (n) => (n === 2 ? '123-45-6789' : 'a@b.org')) };
	const { receipt, messages, status } = await loadTexts(folder, files, { allow });
	expect(status).toBe(3);
	expect(receipt.files[0]?.refused).toEqual([
		{ column: 'site', kind: 'social security number', rows: 1 }
	]);
	expect(messages[0]).toMatch(/never let in/);
});

test.each([
	['no reason', { why: 'ok', who: 'Ada' }],
	['nobody who says so', { why: 'codes of our own spreadsheet', who: ' ' }],
	['a reason with an identifier', { why: 'these are as 123-45-6789', who: 'Ada' }],
	['a name with an identifier', { why: 'codes of our own spreadsheet', who: 'ada@example.org' }]
])('%s lets nothing in, and is not repeated', async (_, given) => {
	const folder = await temporaryFolder();
	const allow = [{ column: 'site', ...given }];
	const load = loadTexts(folder, { 'e.csv': file('site', () => 'a@b.org') }, { allow });
	const error = await load.catch((failure: Error) => failure);
	expect(error).toMatchObject({ code: 'usage' });
	expect(`${(error as Error).message}`).not.toMatch(/123-45|ada@/);
});

test('a header that is itself an identifier is told by its place', async () => {
	const folder = await temporaryFolder();
	const rows = ['e1,p1,North,IOP,2025-01-02,123-45-6789', 'e2,p2,North,IOP,2025-01-02,123-45-6780'];
	const { receipt, messages } = await loadTexts(folder, { 'e.csv': rows.join('\n') });
	expect(receipt.files[0]?.refused).toEqual([
		{ column: 'column 6', kind: 'an identifier as its header', rows: 0 }
	]);
	expect(messages[0]).toMatch(/line of column names/);
	expect(JSON.stringify([receipt, messages])).not.toMatch(/123-45/);
});

test('where the first line may be data, columns are told by their place', async () => {
	const folder = await temporaryFolder();
	const rows = ['Zebulon,Quackenbush,2025-01-02,a', 'Ysolde,Obrien,2025-01-02,y@example.org'];
	const { receipt, messages } = await loadTexts(folder, { 'e.csv': rows.join('\n') });
	expect(receipt.files[0]?.refused[0]).toMatchObject({ column: 'column 4' });
	expect(JSON.stringify([receipt, messages])).not.toMatch(/Zebulon|Quackenbush/);
});

test('columns about staff are noted, not refused', async () => {
	const folder = await temporaryFolder();
	const { receipt, status } = await loadTexts(folder, {
		'e.csv': file('clinician,provider_npi', () => 'C7,1234567893')
	});
	expect(status).toBe(0);
	expect(receipt.files[0]?.notes).toContain(
		'about staff, who may be sensitive though they are not patients: clinician, provider_npi'
	);
});

test('a column that the profile of the export never reads is not looked at', async () => {
	const folder = await temporaryFolder();
	const columns = 'claim_id,payer_id,line_number,carc_code,group_code,denial_category,provider_npi';
	const rest =
		'date_of_service,procedure_code,charge_amount,claim_status,paid_amount,adjustment_amount,rarc_code';
	const line = 'c1,PAYER,1,45,CO,,a@b.org,2025-01-02,90834,100,paid,60,40,';
	const { status } = await loadTexts(folder, { 'r.csv': `${columns},${rest}\n${line}\n` });
	expect(status).toBe(0);
});

test('episodes that few others are like are counted in a note', async () => {
	const folder = await temporaryFolder();
	const people = Array.from(
		{ length: 15 },
		(_, n) => `e${n},p${n},N,IOP,2025-01-02,${n < 12 ? 'male' : 'female'}`
	);
	const text = [`${header},sex`, ...people].join('\n');
	const { receipt } = await loadTexts(folder, { 'e.csv': text });
	expect(receipt.files[0]?.notes.join()).toMatch(/^3 of 15 episodes share .* fewer than 11/);
	const alike = await loadTexts(folder, { 'e.csv': text.replaceAll('female', 'male') });
	expect(alike.receipt.files[0]?.notes).toEqual([]);
});
