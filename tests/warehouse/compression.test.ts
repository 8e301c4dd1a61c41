import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openToWrite } from '#lib/server/warehouse/open-duckdb.ts';

test('texts of a snapshot are never tried in the packings that cost more than they save', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'plumbline-packing-'));
	const instance = await openToWrite(join(folder, 'draft.duckdb'), folder);
	const db = await instance.connect();
	await db.run(
		"create table claim as select 'claim-' || (range * 7919 % 50000)::varchar || '-of-the-network' as claim_id from range(50000)"
	);
	await db.run('checkpoint');
	const found = await db.runAndReadAll(
		"select distinct compression from pragma_storage_info('claim') where segment_type = 'VARCHAR'"
	);
	expect(found.getRows().flat()).not.toContain('FSST');
	db.closeSync();
	instance.closeSync();
});
