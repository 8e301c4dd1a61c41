import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#lib/server/store/open-store.ts';
import { baseline } from '#lib/server/store/schema/baseline.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const row = {
	id: 'b1',
	measure: 'completion',
	place: '{}',
	starts: '2026-01',
	reason: 'A new program director changed the discharge planning.',
	author: 'R. Lee',
	decidedOn: '2026-02-03',
	recordedAt: '2026-02-03T09:00:00Z'
};

test('records are made at their first use, and are there for the next process', async () => {
	const folder = dataFolder(join(await temporaryFolder(), 'data'));
	const store = openStore(folder);
	expect(existsSync(folder.records)).toBe(false);
	await (await store.records()).insert(baseline).values(row);
	store.close();
	const again = openStore(folder);
	const found = await (await again.records()).select().from(baseline);
	again.close();
	expect(found).toEqual([
		{ ...row, frozenAfter: null, withdrawnAt: null, withdrawnBy: null, withdrawnWhy: null }
	]);
});

test('two processes write one after the other, and neither is refused', async () => {
	const folder = dataFolder(join(await temporaryFolder(), 'data'));
	const stores = [openStore(folder), openStore(folder)];
	await stores[0]?.records();
	await Promise.all(
		Array.from({ length: 20 }, async (_, index) => {
			const records = await stores[index % 2]?.records();
			await records?.insert(baseline).values({ ...row, id: `b${index}` });
		})
	);
	const found = await (await stores[0]?.records())?.select().from(baseline);
	expect(found).toHaveLength(20);
	for (const store of stores) store.close();
});
