import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockSize, loadMemory, openToWrite } from '#lib/server/warehouse/open-duckdb.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const gigabytes = (count: number) => count * 1_000_000_000;

test('a load takes an eighth of the machine, and neither too little to work with nor more than helps', () => {
	expect(loadMemory(gigabytes(2))).toBe(800);
	expect(loadMemory(gigabytes(8))).toBe(1000);
	expect(loadMemory(gigabytes(64))).toBe(2000);
});

test('what lies beside a large snapshot is packed, and beside a small one takes little', () => {
	expect(blockSize(3_800_000_000)).toBe(262_144);
	expect(blockSize(20_000_000)).toBe(16_384);
});

test('what a load writes is packed in the ways that are quick to try', async () => {
	const folder = await temporaryFolder();
	const instance = await openToWrite(join(folder, 'written.duckdb'), folder);
	const db = await instance.connect();
	await db.run(
		"create table t as select 'abc/' || i * 7919 || '/def' as name from range(200000) as r (i)"
	);
	await db.run('checkpoint');
	const stored = await db.runAndReadAll(
		"select distinct compression from pragma_storage_info('t')"
	);
	db.closeSync();
	instance.closeSync();
	expect(stored.getRows().flat()).not.toContain('FSST');
});
