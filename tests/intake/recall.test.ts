import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header = 'episode_id,person_id,program,level_of_care,admitted_on';
const stays = `${header}\ne1,p1,North,IOP,2025-01-02\ne2,p2,North,IOP,soon\ne1,p1,South,IOP,2025-01-02\n`;
const corrected = `${header}\ne1,p1,West,IOP,2025-01-02\n`;

/** Loads files and says of which the cells were read. */
async function load(folder: string, files: Record<string, string>, now = '2026-09-01T08:00:00Z') {
	const read: string[] = [];
	const { receipt } = await loadTexts(folder, files, {
		now: new Date(now),
		report: (event) => event.step === 'checking' && read.push(event.file)
	});
	return { receipt, read };
}

test('a file that comes again is not read again, and its receipt says what it said, with every row known', async () => {
	const folder = await temporaryFolder();
	await load(folder, { 'stays.csv': stays });
	const { receipt, read } = await load(folder, { 'stays.csv': stays });
	expect(read).toEqual([]);
	expect(receipt.files).toMatchObject([
		{ read: 3, loaded: 0, rejected: 1, known: 1, superseded: 1, table: 'episode' }
	]);
	expect(receipt.files[0]?.rejects).toMatchObject([{ line: 3, column: 'admitted_on' }]);
});

test('a file that comes again after a correction takes its rows back, without being read', async () => {
	const folder = await temporaryFolder();
	await load(folder, { 'stays.csv': stays });
	await load(folder, { 'corrected.csv': corrected });
	const { receipt, read } = await load(folder, { 'stays.csv': stays });
	expect(read).toEqual([]);
	expect(receipt.files).toMatchObject([{ loaded: 1, changed: 1, known: 0, rejected: 1 }]);
	expect(await readRows(folder, 'select program, _line from episode')).toEqual([
		{ program: 'South', _line: '4' }
	]);
});

test('a file some rows of which another file of its load took the place of is read again', async () => {
	const folder = await temporaryFolder();
	await load(folder, { 'stays.csv': stays, 'then.csv': corrected });
	const { receipt, read } = await load(folder, { 'stays.csv': stays });
	expect(read).toEqual(['stays.csv']);
	expect(receipt.files).toMatchObject([{ loaded: 1, changed: 1, rejected: 1, superseded: 1 }]);
});

test('a file is read again in another year, by another profile, under another name, with another byte', async () => {
	const folder = await temporaryFolder();
	await load(folder, { 'stays.csv': stays });
	const read = async (name: string, text: string, now?: string) =>
		(await load(folder, { [name]: text }, now)).read;
	expect(await read('stays.csv', stays)).toEqual([]);
	expect(await read('copy.csv', stays)).toEqual(['copy.csv']);
	expect(await read('stays.csv', stays.replace('South', 'Soith'))).toEqual(['stays.csv']);
	expect(await read('stays.csv', stays, '2027-01-02T08:00:00Z')).toEqual(['stays.csv']);
	const profiles = join(folder, 'data', 'profiles');
	await mkdir(profiles, { recursive: true });
	const profile = `name: ours\nversion: 1\nrecognise: [person_id, program]\ntables:\n  - table: episode\n    columns: {episode_id: episode_id, person_id: person_id, program: program, level_of_care: level_of_care, admitted_on: admitted_on}\n`;
	await writeFile(join(profiles, 'ours.yaml'), profile);
	expect(await read('stays.csv', stays)).toEqual(['stays.csv']);
});

test('a file whose receipt is not as its load left it is read again', async () => {
	const folder = await temporaryFolder();
	await load(folder, { 'stays.csv': stays });
	const path = join(folder, 'data', 'receipts', 'b0001.json');
	const text = await readFile(path, 'utf8');
	await writeFile(path, text.replace('"rows": 1', '"rows": 2'));
	const { read } = await load(folder, { 'stays.csv': stays });
	expect(read).toEqual(['stays.csv']);
});

test('rejects beyond those that a receipt lists are called back too, line by line', async () => {
	const folder = await temporaryFolder();
	const rows = Array.from({ length: 1500 }, (_, at) => `e${at},p1,North,IOP,soon`);
	const many = [header, 'e-1,p1,North,IOP,2025-01-02', ...rows, ''].join('\n');
	await load(folder, { '=many.csv': many });
	const { receipt, read } = await load(folder, { '=many.csv': many });
	expect(read).toEqual([]);
	expect(receipt.files).toMatchObject([{ rejected: 1500, known: 1, rejectsNotListed: 500 }]);
	const list = (batch: string) =>
		readFile(join(folder, 'data', 'receipts', `${batch}.rejects.csv`), 'utf8');
	expect(await list('b0002')).toBe(await list('b0001'));
});
