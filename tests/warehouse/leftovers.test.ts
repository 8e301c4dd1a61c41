import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { writeReceipt } from '#lib/server/intake/write-receipt.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('the rejects of a load that was killed are not taken for those of the next, which has its number', async () => {
	const folder = dataFolder(await temporaryFolder());
	const fault = { line: 2, column: 'admitted_on', rule: 'admission is missing' };
	const killed = { ...emptyReceipt('a.csv'), rejected: 1, rejects: [fault] };
	const list = join(folder.receipts, 'b0001.rejects.csv');
	await writeReceipt(folder, { batch: 'b0001', files: [killed] });
	await expect(access(list)).resolves.toBeUndefined();
	await writeReceipt(folder, { batch: 'b0001', files: [emptyReceipt('b.csv')] });
	await expect(access(list)).rejects.toThrow('ENOENT');
});
