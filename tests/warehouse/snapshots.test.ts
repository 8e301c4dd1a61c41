import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header = 'episode_id,person_id,program,level_of_care,admitted_on';
const episodes = (count: number) =>
	[header, ...Array.from({ length: count }, (_, n) => `e${n},p${n},N,IOP,2025-01-02`)].join('\n');

const countEpisodes = {
	name: 'count episodes',
	sql: 'select count(*)::integer as n from episode',
	row: z.object({ n: z.number() })
};

test('a reader sees the new snapshot after a load without being opened again', async () => {
	const folder = await temporaryFolder();
	const warehouse = openWarehouse(join(folder, 'data'));
	const count = () => warehouse.read((db) => runQuery(db, countEpisodes));
	expect(await count()).toBeUndefined();
	await loadTexts(folder, { 'e.csv': episodes(2) });
	expect(await count()).toEqual([{ n: 2 }]);
	await loadTexts(folder, { 'e.csv': episodes(5) });
	expect(await count()).toEqual([{ n: 5 }]);
	warehouse.close();
});

test('a reader in the middle of its work keeps the snapshot it started on', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'e.csv': episodes(2) });
	const warehouse = openWarehouse(join(folder, 'data'));
	const before = await warehouse.read(async (db) => {
		await loadTexts(folder, { 'e.csv': episodes(3) });
		return runQuery(db, countEpisodes);
	});
	expect(before).toEqual([{ n: 2 }]);
	expect(await warehouse.read((db) => runQuery(db, countEpisodes))).toEqual([{ n: 3 }]);
	warehouse.close();
});

test('the last three snapshots are kept, and nothing is left in staging', async () => {
	const folder = await temporaryFolder();
	for (const count of [1, 2, 3, 4, 5]) await loadTexts(folder, { 'e.csv': episodes(count) });
	const snapshots = await readdir(join(folder, 'data', 'snapshots'));
	expect(snapshots.sort()).toEqual(['000003.duckdb', '000004.duckdb', '000005.duckdb']);
	expect(await readdir(join(folder, 'data', 'staging'))).toEqual([]);
	expect(await readdir(join(folder, 'data', 'lake', 'episode'))).toHaveLength(5);
});

test('a query on a snapshot reaches no other file', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'e.csv': episodes(1) });
	const warehouse = openWarehouse(join(folder, 'data'));
	const outside = {
		name: 'outside',
		sql: "select count(*)::integer as n from read_csv('/etc/hostname')",
		row: z.object({ n: z.number() })
	};
	await expect(warehouse.read((db) => runQuery(db, outside))).rejects.toThrow(
		'The query outside failed'
	);
	warehouse.close();
});

test('whoever holds a place keeps its snapshot over loads, and a load closes it only when they have left', async () => {
	const folder = await temporaryFolder();
	const warehouse = openWarehouse(join(folder, 'data'));
	expect(await warehouse.hold()).toBeUndefined();
	await loadTexts(folder, { 'e.csv': episodes(2) });
	const held = await warehouse.hold();
	await loadTexts(folder, { 'e.csv': episodes(3) });
	expect(await warehouse.read((db) => runQuery(db, countEpisodes))).toEqual([{ n: 3 }]);
	expect(await held?.turn((db) => runQuery(db, countEpisodes))).toEqual([{ n: 2 }]);
	expect([held?.number, await warehouse.version()]).toEqual([1, 2]);
	await held?.leave();
	warehouse.close();
});
