import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { writeReceipt } from '#lib/server/intake/write-receipt.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('names that come from outside neither end a cell of the list of rejects nor start a formula', async () => {
	const folder = dataFolder(await temporaryFolder());
	await mkdir(folder.receipts, { recursive: true });
	const fault = (column: string) => ({ line: 2, column, rule: 'is no date, or none we know' });
	const rejects = [fault('=cmd()'), fault('a "day", or so')];
	const file = { ...emptyReceipt('stays.csv'), rejected: 1, rejects };
	await writeReceipt(folder, { batch: 'b0001', files: [file] });
	const list = await readFile(join(folder.receipts, 'b0001.rejects.csv'), 'utf8');
	expect(list.split('\n')).toEqual([
		'file,table,line,column,rule',
		`stays.csv,,2,'=cmd(),"is no date, or none we know"`,
		`stays.csv,,2,"a ""day"", or so","is no date, or none we know"`,
		''
	]);
});

test('of a cell with two faults the first is told, in each of many rows', async () => {
	const rows = Array.from({ length: 9000 }, (_, at) => `e${at},soon,attended`);
	const text = ['episode_id,service_on,status', ...rows, ''].join('\n');
	const { receipt } = await loadTexts(await temporaryFolder(), { 'services.csv': text });
	expect(receipt.files[0]?.rejectsByRule).toEqual([
		{
			column: 'service_on',
			rule: 'not a date written as YYYY-MM-DD between 1900 and 2100',
			rows: 9000
		}
	]);
});
