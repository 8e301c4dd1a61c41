import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { refreshSnapshot } from '#lib/server/warehouse/refresh-snapshot.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const episode = 'episode_id,person_id,program,level_of_care,admitted_on\ne1,p1,N,IOP,2025-01-20\n';
const score = 'episode_id,instrument,assessed_on,total\ne1,phq-9,2025-01-02,15\n';

test('a setting that the clinic changes reaches the figures without a load, and only then is built again', async () => {
	const folder = await temporaryFolder();
	const data = dataFolder(join(folder, 'data'));
	await loadTexts(folder, { 'episodes.csv': episode, 'scores.csv': score });
	const baselines = () => readRows(folder, 'select baseline_value from score_pair');
	const snapshot = () => readRows(folder, 'select snapshot from snapshot_fact');
	expect(await baselines()).toEqual([]);
	await writeFile(join(data.root, 'settings.yaml'), 'baseline_days_before: 21\n');
	await refreshSnapshot(data);
	expect(await baselines()).toEqual([{ baseline_value: '15.0' }]);
	const before = await snapshot();
	await refreshSnapshot(data);
	expect(await snapshot()).toEqual(before);
});

test('a lake that holds a key twice makes no snapshot, and the one before stays in force', async () => {
	const folder = await temporaryFolder();
	const data = dataFolder(join(folder, 'data'));
	await loadTexts(folder, { 'episodes.csv': episode });
	const before = await readRows(folder, 'select snapshot from snapshot_fact');
	const parquet = join(data.lake, 'episode', 'b0001.parquet');
	const instance = await openInMemory();
	const db = await instance.connect();
	await db.run(`create table twice as from '${parquet}' union all from '${parquet}'`);
	await db.run(`copy twice to '${parquet}'`);
	db.closeSync();
	instance.closeSync();
	await writeFile(join(data.root, 'settings.yaml'), 'baseline_days_before: 21\n');
	await expect(refreshSnapshot(data)).rejects.toMatchObject({ code: 'snapshot-damaged' });
	expect(await readRows(folder, 'select snapshot from snapshot_fact')).toEqual(before);
});
