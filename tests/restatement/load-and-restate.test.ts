import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBatches, listLoads } from '#lib/server/batches.ts';
import { loadExports } from '#lib/server/intake/load-exports.ts';
import { loadAndRestate, undoAndRestate } from '#lib/server/restatement/load-and-restate.ts';
import { restatementOf, restateOrFail } from '#lib/server/restatement/restatement-of.ts';
import { currentNumber } from '#lib/server/warehouse/manifest.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const header =
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason';

/** So many stays from January, the first of them discharged completed at the end of February, the others later. */
const stays = (left: number, count = 30): string[] =>
	Array.from({ length: count }, (_, n) => {
		const [day, reason] = n < left ? ['2025-02-20', 'completed'] : ['', ''];
		return `e${n},p${n},North,IOP,2025-01-06,${day},${reason}`;
	});

const september = 'n1,q1,North,IOP,2025-03-03,,';

async function openFolder() {
	const root = await temporaryFolder();
	const folder = dataFolder(join(root, 'data'));
	const load = async (rows: string[]) => {
		const path = await writeExport(root, 'stays.csv', [header, ...rows].join('\n'));
		return loadAndRestate(folder, [{ path }], { now: new Date('2026-09-01T08:00:00Z') });
	};
	return { folder, load };
}

const moves = (restatement: Awaited<ReturnType<typeof restatementOf>> | null) =>
	restatement?.state === 'compared'
		? restatement.moved.map(({ title, month, before, now }) => [
				month,
				title,
				before.words,
				now.words
			])
		: restatement;

test('a late discharge moves its month by one person; taking the load back moves it back', async () => {
	const { folder, load } = await openFolder();
	const first = await load([...stays(24), 'x,px,North,IOP,2025-01-06,2025-02-28,left_early']);
	expect(first.restatement).toEqual({ state: 'first' });

	const late = 'e29,p29,North,IOP,2025-01-06,2025-02-27,left_early';
	const second = await load([late, september]);
	expect(moves(second.restatement)).toEqual([
		['2025-02', 'Discharges', '25', '26'],
		['2025-02', 'Completion', '96.0% (24 of 25)', '92.3% (24 of 26)'],
		['2025-02', 'Length of stay', '45 days (n = 25)', '45 days (n = 26)']
	]);

	const again = await load([september]);
	expect(again.restatement).toEqual({ state: 'same' });

	expect(moves(await undoAndRestate(folder, 'b0002'))).toEqual([
		['2025-02', 'Discharges', '26', '25'],
		['2025-02', 'Completion', '92.3% (24 of 26)', '96.0% (24 of 25)'],
		['2025-02', 'Length of stay', '45 days (n = 26)', '45 days (n = 25)']
	]);
}, 120_000);

test('what a load moved is found out before its data are in force, and kept only then', async () => {
	const { folder, load } = await openFolder();
	await load(stays(24));
	const path = await writeExport(folder.root, 'more.csv', [header, ...stays(26)].join('\n'));
	const seen: unknown[] = [];
	await loadExports(
		folder,
		[{ path }],
		{ now: new Date('2026-09-02T08:00:00Z') },
		async (...of) => {
			seen.push(of, await currentNumber(folder), moves(await restateOrFail(folder, ...of)));
			seen.push((await readdir(folder.receipts)).includes('b0002.restatement.json'));
		}
	);
	const discharges = ['2025-02', 'Discharges', '24', '26'];
	expect(seen).toEqual([[1, 2], 1, expect.arrayContaining([discharges]), false]);
	expect(await currentNumber(folder)).toBe(2);
}, 120_000);

test('after a crash between the load and the comparison it is made on demand, while the snapshots are kept', async () => {
	const { folder, load } = await openFolder();
	await load(stays(24));
	const { restatement } = await load(stays(26));
	const kept = join(folder.receipts, 'b0002.restatement.json');
	await rm(kept);
	expect(await restatementOf(folder, 'b0002', 'loaded')).toEqual(restatement);
	expect(await readdir(folder.receipts)).toContain('b0002.restatement.json');

	// Pages that tell nothing of it do not wait for it.
	await rm(kept);
	const loads = await listLoads(folder);
	expect(loads.map(({ id, files }) => [id, files[0]?.loaded])).toEqual([
		['b0001', 30],
		['b0002', 2]
	]);
	expect(await readdir(folder.receipts)).not.toContain('b0002.restatement.json');
	const batches = await listBatches(folder);
	expect(batches.map(({ id, restatement: told }) => [id, told])).toEqual([
		['b0001', { state: 'first' }],
		['b0002', restatement]
	]);

	await undoAndRestate(folder, 'b0002');
	await load(stays(27));
	await load(stays(28));
	expect(await restatementOf(folder, 'b0002', 'loaded')).toEqual(restatement);
	await rm(kept);
	expect(await restatementOf(folder, 'b0002', 'loaded')).toEqual({ state: 'gone' });
	expect(moves(await restatementOf(folder, 'b0002', 'undone'))).toContainEqual([
		'2025-02',
		'Discharges',
		'26',
		'24'
	]);
}, 120_000);

test('stays in relative days have no months to move', async () => {
	const root = await temporaryFolder();
	const folder = dataFolder(join(root, 'data'));
	const rows = (day: number) =>
		`episode_id,person_id,program,level_of_care,admit_year,discharged_day\ne1,p1,North,IOP,2025,${day}`;
	const at = { now: new Date('2026-09-01T08:00:00Z') };
	const write = (day: number) => writeExport(root, 's.csv', rows(day));
	await loadAndRestate(folder, [{ path: await write(30) }], at);
	const { restatement } = await loadAndRestate(folder, [{ path: await write(40) }], at);
	expect(restatement).toEqual({ state: 'undated' });
}, 120_000);
