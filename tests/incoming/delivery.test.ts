import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDelivery } from '#lib/server/incoming/delivery.ts';
import type { Delivery, Stage } from '#lib/server/incoming/delivery.ts';
import { listRefusals } from '#lib/server/intake/refusals.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const episodes = (count: number, more = '', cell = '') =>
	[
		`episode_id,person_id,program,level_of_care,admitted_on${more}`,
		...Array.from({ length: count }, (_, n) => `e${n},p${n},North,IOP,2025-01-02${cell}`)
	].join('\n');

/** A delivery of the given files, and the data folder it is for. */
async function deliver(texts: Record<string, string>) {
	const root = await temporaryFolder();
	const waiting = join(root, 'waiting');
	await mkdir(waiting);
	const files = await Promise.all(
		Object.entries(texts).map(async ([name, text]) => {
			const path = await writeExport(waiting, name, text);
			return { name, path, bytes: text.length };
		})
	);
	const data = join(root, 'data');
	const delivery = openDelivery(data, waiting, files, 'd1');
	onTestFinished(() => delivery.cancel());
	return { root, data, waiting, delivery };
}

const until = (delivery: Delivery, stage: Stage) =>
	vi.waitFor(() => expect(delivery.stage).toBe(stage), { timeout: 50_000, interval: 20 });

test('files wait with ten rows as they would load until they are stored as one batch', async () => {
	const { root, delivery, waiting } = await deliver({
		'episodes.csv': `${episodes(12)}\nlast,p1,North,IOP,not a day`
	});
	await until(delivery, 'ready');
	expect(delivery.files[0]?.problem).toBeUndefined();
	const [part] = delivery.files[0]?.reading?.parts ?? [];
	expect(part?.receipt).toMatchObject({ table: 'episode', read: 13, rejected: 1 });
	expect(part?.preview?.columns).toEqual([
		'episode_id',
		'person_id',
		'program',
		'level_of_care',
		'admitted_on'
	]);
	expect(part?.preview?.rows).toHaveLength(10);
	expect(part?.preview?.rows[0]).toEqual({
		line: 2,
		isRejected: false,
		cells: ['e0', 'p0', 'North', 'IOP', '2025-01-02']
	});
	expect(delivery.files[0]?.reading?.tables[0]?.samples?.program).toEqual({
		values: ['North'],
		distinct: 1,
		empty: 0
	});
	expect((await currentManifest(dataFolder(join(root, 'data')))).batches).toEqual([]);

	delivery.store({ route: 'date-shifted', asOf: '2025-02-01' });
	await until(delivery, 'stored');
	expect(delivery.outcome?.receipt.batch).toBe('b0001');
	const [counted] = await readRows(root, 'select count(*) as n from episode');
	expect(counted?.n).toBe('12');
	expect(existsSync(waiting)).toBe(false);
});

test('a column the gate holds back is never sampled; left out, the file can be loaded', async () => {
	const { delivery } = await deliver({ 'episodes.csv': episodes(3, ',ssn', ',536-22-8741') });
	await until(delivery, 'ready');
	const refused = delivery.files[0]?.reading;
	expect(refused?.parts[0]?.receipt.refused.map(({ column }) => column)).toContain('ssn');
	expect(JSON.stringify(delivery)).not.toContain('536-22-8741');
	await delivery.choose(0, { dropColumns: ['ssn'] });
	const now = delivery.files[0]?.reading;
	expect(now?.parts[0]?.receipt).toMatchObject({ table: 'episode', read: 3, refused: [] });
	expect(now?.tables[0]?.samples).not.toHaveProperty('ssn');
	expect(JSON.stringify(delivery)).not.toContain('536-22-8741');
});

test('what the gate held back stays on record when the files are discarded', async () => {
	const { data, delivery } = await deliver({ 'people.csv': episodes(3, ',ssn', ',536-22-8741') });
	await until(delivery, 'ready');
	await delivery.cancel();
	const [refusal] = await listRefusals(dataFolder(data));
	expect(refusal?.files).toMatchObject([{ file: 'people.csv', why: 'identifiers' }]);
	expect(JSON.stringify(refusal)).not.toContain('536-22-8741');
});

test('a file can be read as a person says it is written, tried out, and taken out', async () => {
	const { delivery } = await deliver({
		'a.csv': episodes(2),
		'b.csv': episodes(4).replaceAll('North', 'Nörd')
	});
	await until(delivery, 'ready');
	const tried = await delivery.tryOut(1, { form: { encoding: 'windows-1252' } });
	expect(tried.parts[0]?.preview?.rows[0]?.cells[2]).toBe('NÃ¶rd');
	expect(delivery.files[1]?.reading?.parts[0]?.preview?.rows[0]?.cells[2]).toBe('Nörd');
	await delivery.leaveOut(1);
	delivery.store({ route: 'date-shifted' });
	await until(delivery, 'stored');
	expect(delivery.outcome?.receipt.files.map(({ file, loaded }) => [file, loaded])).toEqual([
		['a.csv', 2]
	]);
});

test('a cancelled delivery leaves no file and no row', async () => {
	const { data, delivery, waiting } = await deliver({ 'many.csv': episodes(200_000) });
	await vi.waitFor(() => expect(delivery.doing?.step).toBe('reading'), { timeout: 50_000 });
	await delivery.cancel();
	expect(delivery.stage).toBe('cancelled');
	expect(existsSync(waiting)).toBe(false);
	expect((await currentManifest(dataFolder(data))).batches).toEqual([]);
	expect(() => delivery.store({ route: 'date-shifted' })).toThrow('still being read');
});
