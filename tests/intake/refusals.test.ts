import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApplication } from '#lib/server/application.ts';
import { listBatches } from '#lib/server/batches.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { listRefusals, writeRefusal } from '#lib/server/intake/refusals.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header = 'episode_id,person_id,program,level_of_care,admitted_on';
const now = new Date('2026-09-01T08:00:00Z');

test('a load of which nothing was taken is kept with its files, columns, kinds and counts, and no sentence', async () => {
	const folder = dataFolder(join(await temporaryFolder(), 'data'));
	const refused = [
		{ column: 'patient_name', kind: 'name', rows: 3 },
		{ column: 'age', kind: 'age over 89', rows: 1 }
	];
	const file = { ...emptyReceipt('people.csv'), refused, notes: ['people.csv is refused …'] };
	const receipt = { batch: null, files: [file, emptyReceipt('letter.txt')] };
	const allow = [{ column: 'patient_name', why: 'codes of ours', who: 'A. Tester' }];
	await writeRefusal(folder, receipt, { now, route: 'date-shifted', allow });
	const [name = ''] = await readdir(folder.receipts);
	expect(name).toBe('refused-2026-09-01T08-00-00.000Z.json');
	expect(await readFile(join(folder.receipts, name), 'utf8')).not.toContain('is refused …');
	expect(await listRefusals(folder)).toEqual([
		{
			id: 'refused-2026-09-01T08-00-00.000Z',
			at: '2026-09-01T08:00:00.000Z',
			route: 'date-shifted',
			asked: allow,
			files: [
				{
					file: 'people.csv',
					why: 'identifiers',
					refused: [
						{ ...refused[0], mend: expect.stringContaining('Take the column out') },
						{ ...refused[1], mend: 'Write 90 or older for every age over 89.' }
					]
				},
				{ file: 'letter.txt', why: 'not recognised', refused: [] }
			]
		}
	]);
});

test('two refusals at the same moment are both kept, and before any there is none', async () => {
	const folder = dataFolder(join(await temporaryFolder(), 'data'));
	expect(await listRefusals(folder)).toEqual([]);
	const receipt = { batch: null, files: [emptyReceipt('letter.txt')] };
	await writeRefusal(folder, receipt, { now });
	await writeRefusal(folder, receipt, { now });
	expect(await listRefusals(folder)).toHaveLength(2);
});

test('the list of loads says who let a column in and why, which were left out, and which file it was', async () => {
	const root = await temporaryFolder();
	const text = `${header},locker_no,mood\ne1,p1,North,IOP,2025-01-02,AB123456,3\n`;
	await loadTexts(
		root,
		{ 'stays.csv': text },
		{
			dropColumns: ['mood'],
			allow: [{ column: 'locker_no', why: 'numbers of ours', who: 'A. Tester' }]
		}
	);
	const [batch] = await listBatches(dataFolder(join(root, 'data')));
	expect(batch?.restatement).toEqual({ state: 'first' });
	const [file] = batch?.files ?? [];
	expect(file?.sha256).toMatch(/^[0-9a-f]{64}$/);
	expect(file?.overrides.map(({ column, action, why, who }) => [column, action, why, who])).toEqual(
		expect.arrayContaining([['mood', 'dropped', null, null]])
	);
});

test('the application lists what was refused', async () => {
	const root = join(await temporaryFolder(), 'data');
	const application = openApplication(root);
	await writeRefusal(application.folder, { batch: null, files: [emptyReceipt('a.csv')] }, { now });
	const refusals = await application.refusals();
	application.close();
	expect(refusals.map(({ files }) => files[0]?.file)).toEqual(['a.csv']);
});
