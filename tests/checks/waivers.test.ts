import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWaivers, writeWaiver } from '#lib/server/checks/waivers.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const waiver = {
	check: 'attendance_php_on_weekend',
	why: 'We meet on Saturdays.',
	who: 'R. Alder',
	at: '2026-09-01T08:00:00.000Z',
	rows: 3
};
const folderOf = async () => dataFolder(join(await temporaryFolder(), 'data'));

test('nothing is waived in a folder where nobody waived anything', async () => {
	expect((await readWaivers(await folderOf())).size).toBe(0);
});

test('the last word on a rule counts, and every word stays on record', async () => {
	const folder = await folderOf();
	await writeWaiver(folder, waiver);
	await writeWaiver(folder, { ...waiver, why: 'We meet on weekends.' });
	expect((await readWaivers(folder)).get(waiver.check)?.why).toBe('We meet on weekends.');
	await writeWaiver(folder, { ...waiver, isLifted: true });
	expect((await readWaivers(folder)).size).toBe(0);
	const record = await readFile(join(folder.root, 'waivers.ndjson'), 'utf8');
	expect(record.trim().split('\n')).toHaveLength(3);
});

test('waivers written at the same time are all kept', async () => {
	const folder = await folderOf();
	const checks = Array.from({ length: 20 }, (_, index) => `rule_${index}`);
	await Promise.all(checks.map((check) => writeWaiver(folder, { ...waiver, check })));
	expect([...(await readWaivers(folder)).keys()].sort()).toEqual(checks.sort());
});

test.each([
	['a reason', { why: '  ' }, 'Say why.'],
	['a name', { who: '' }, 'Say who.'],
	['keeping identifiers out', { why: 'SSN 123-45-6789 comes on Saturdays.' }, /^Why: there is/]
])('a waiver without %s is refused and nothing is written', async (_, change, message) => {
	const folder = await folderOf();
	await expect(writeWaiver(folder, { ...waiver, ...change })).rejects.toThrow(message);
	expect((await readWaivers(folder)).size).toBe(0);
});

test('a damaged line is named, without what it holds', async () => {
	const folder = await folderOf();
	await writeWaiver(folder, waiver);
	await appendFile(join(folder.root, 'waivers.ndjson'), '{"check": "half a li\n');
	await expect(readWaivers(folder)).rejects.toThrow('waivers.ndjson line 2 is not a waiver.');
});
