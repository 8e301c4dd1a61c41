import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { receiptToJson } from '#lib/server/intake/receipt.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header =
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason';
const stays = [
	'e1,p1,North,IOP,2025-01-02,2025-03-02,completed',
	'e2,p2,North,IOP,2025-01-03,,',
	'e3,p3,North,IOP,2025-01-04,,',
	'e4,p4,North,IOP,2025-01-05,2025-02-05,completed'
];
const text = (rows: string[]) => [header, ...rows].join('\n');

async function changesOf(folder: string, batch: string): Promise<Record<string, string>[]> {
	const path = join(folder, 'data', 'receipts', `${batch}.changes.csv`);
	return parse(await readFile(path), { columns: true });
}

test('each row that replaces an earlier one is listed by file, line, key and changed columns', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'stays.csv': text(stays) });
	const late = [
		stays[0] ?? '',
		'e2,p2,North,IOP,2025-01-03,2025-02-20,left_early',
		'e3,p3,North,IOP,2025-01-04,2025-02-21,completed',
		'e4,p4,North,IOP,2025-01-05,2025-02-06,completed',
		'e5,p5,North,IOP,2025-01-06,,'
	];
	const { receipt } = await loadTexts(folder, { 'stays, again.csv': text(late) });
	const file = { file: 'stays, again.csv', table: 'episode' };
	expect(receipt.files[0]).toMatchObject({ read: 5, loaded: 4, changed: 3, known: 1 });
	expect(await changesOf(folder, 'b0002')).toEqual([
		{ ...file, line: '3', key: 'episode_id=e2', columns: 'discharged_on; discharge_reason' },
		{ ...file, line: '4', key: 'episode_id=e3', columns: 'discharged_on; discharge_reason' },
		{ ...file, line: '5', key: 'episode_id=e4', columns: 'discharged_on' }
	]);
	expect(receiptToJson(receipt).files[0]?.changes).toEqual([
		{ table: 'episode', column: 'discharged_on', rows: 3 },
		{ table: 'episode', column: 'discharge_reason', rows: 2 }
	]);
});

test('neither the old cell nor the new one stands in the receipt or the list of changes', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 's.csv': text(['e1,p1,Oldname,IOP,2025-01-02,,']) });
	await loadTexts(folder, { 's.csv': text(['e1,p1,Newname,IOP,2025-01-02,,']) });
	const receipts = join(folder, 'data', 'receipts');
	const kept = await Promise.all(
		['b0002.json', 'b0002.changes.csv'].map((name) => readFile(join(receipts, name), 'utf8'))
	);
	expect(kept.join('')).toContain('program');
	expect(kept.join('')).not.toMatch(/Oldname|Newname/);
});

test('a load that changes rows of two tables lists them in one file; one that changes none has no list', async () => {
	const folder = await temporaryFolder();
	const score = 'episode_id,instrument,assessed_on,item_1,item_2';
	const group = 'episode_id,service_on,service_type,status';
	const files = (item: number, status: string) => ({
		'scores.csv': `${score}\ne1,phq-9,2025-01-02,1,${item}\ne1,gad-7,2025-01-02,1,1`,
		'groups.csv': `${group}\ne1,2025-01-02,group,attended\ne1,2025-01-02,group,${status}`
	});
	const first = await loadTexts(folder, files(1, 'attended'));
	await expect(changesOf(folder, first.receipt.batch ?? '')).rejects.toThrow('ENOENT');
	await loadTexts(folder, files(3, 'no_show'));
	const changes = await changesOf(folder, 'b0002');
	expect(changes.map(({ table, line, key, columns }) => [table, line, key, columns])).toEqual([
		['assessment', '2', expect.stringContaining('instrument=phq-9'), 'items'],
		[
			'attendance',
			'3',
			'episode_id=e1; service_on=2025-01-02; service_type=group; number 2',
			'status'
		]
	]);
});

test('faults are counted by column and rule, the most frequent first', async () => {
	const folder = await temporaryFolder();
	const rows = [
		'e1,,North,IOP,2025-01-02,,',
		'e2,p2,North,IOP,2025-03-02,2025-01-02,completed',
		'e3,,North,IOP,2025-01-02,,'
	];
	const { receipt } = await loadTexts(folder, { 'stays.csv': text(rows) });
	expect(receipt.files[0]?.rejectsByRule).toEqual([
		{ column: 'person_id', rule: 'a required cell is empty', rows: 2 },
		{ column: 'discharged_on', rule: 'discharge is before admission', rows: 1 }
	]);
});
