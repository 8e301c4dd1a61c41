import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { undoBatch } from '#lib/server/warehouse/undo-batch.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header =
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason';
const first = 'e1,p1,North IOP,IOP,2025-01-02,2025-03-02,completed';
const second = 'e2,p2,North IOP,IOP,2025-01-05,,';
const everything = 'select * exclude (_batch) from episode order by episode_id';

test('a load taken back leaves what was there before, also where it corrected a row', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'e.csv': [header, first].join('\n') });
	const before = await readRows(folder, everything);
	const corrected = first.replace('completed', 'left_early');
	const { receipt } = await loadTexts(folder, { 'e.csv': [header, corrected, second].join('\n') });
	await undoBatch(dataFolder(join(folder, 'data')), receipt.batch ?? '');
	expect(await readRows(folder, everything)).toEqual(before);
});

test('taking back a load keeps the rows that a later load brought as well', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'e.csv': [header, first].join('\n') });
	await loadTexts(folder, { 'e.csv': [header, first, second].join('\n') });
	await undoBatch(dataFolder(join(folder, 'data')), 'b0001');
	const rows = await readRows(folder, 'select episode_id from episode order by 1');
	expect(rows).toEqual([{ episode_id: 'e1' }, { episode_id: 'e2' }]);
});

test('a batch that does not exist, or was undone, cannot be undone', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'e.csv': [header, first].join('\n') });
	const data = dataFolder(join(folder, 'data'));
	await expect(undoBatch(data, 'b0009')).rejects.toThrow('There is no batch b0009');
	await undoBatch(data, 'b0001');
	await expect(undoBatch(data, 'b0001')).rejects.toThrow('was undone before');
});
