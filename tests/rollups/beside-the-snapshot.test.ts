import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { toJson } from '#lib/measures/figure-json.ts';
import type { Question } from '#lib/measures/figure.ts';
import { openApplication } from '#lib/server/application.ts';
import { contextOf } from '#lib/server/figures/context-of.ts';
import { openWarehouse } from '#lib/server/warehouse/open-warehouse.ts';
import { loadTexts } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header =
	'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason';
const stays = (from: number, to: number): string =>
	[
		header,
		...Array.from({ length: to - from }, (_, at) => {
			const day = String((at % 27) + 1).padStart(2, '0');
			const reason = at % 3 === 0 ? 'left_early' : 'completed';
			return `e${from + at},p${from + at},${at % 2 ? 'North' : 'South'},IOP,2025-01-${day},2025-03-${day},${reason}`;
		}),
		''
	].join('\n');

const question: Question = { measure: 'completion', by: 'month', where: {}, audience: 'inside' };

async function rolledUpIn(data: string): Promise<number> {
	const warehouse = openWarehouse(data);
	try {
		const context = await warehouse.read(contextOf);
		return context?.rollups.size ?? 0;
	} finally {
		warehouse.close();
	}
}

test('roll-ups are made once beside the snapshot, and an open application answers from them without a restart', async () => {
	const folder = await temporaryFolder();
	const data = join(folder, 'data');
	await loadTexts(folder, { 'a.csv': stays(0, 40) });
	const application = openApplication(data);
	const before = toJson(await application.ask(question));
	expect(await rolledUpIn(data)).toBe(0);
	expect(await application.rollUp()).toBe(true);
	expect(await rolledUpIn(data)).toBeGreaterThan(20);
	expect(await application.rollUp()).toBe(false);
	const again = { ...question, from: '2025-01-01' };
	expect(toJson(await application.ask(again)).series.slice(2)).toEqual(before.series);
	expect((await readdir(join(data, 'snapshots'))).sort()).toEqual([
		'000001.duckdb',
		'000001.rollups.duckdb'
	]);
	application.close();
});

test('roll-ups of another snapshot, or a damaged file of them, are not read', async () => {
	const folder = await temporaryFolder();
	const data = join(folder, 'data');
	await loadTexts(folder, { 'a.csv': stays(0, 30) });
	const application = openApplication(data);
	await application.rollUp();
	await loadTexts(folder, { 'b.csv': stays(30, 50) });
	const at = (name: string) => join(data, 'snapshots', name);
	await copyFile(at('000001.rollups.duckdb'), at('000002.rollups.duckdb'));
	expect(await rolledUpIn(data)).toBe(0);
	expect((await application.ask(question)).value).toMatchObject({ n: 50 });
	await writeFile(at('000002.rollups.duckdb'), 'not a database');
	expect(await rolledUpIn(data)).toBe(0);
	expect((await application.ask({ ...question, from: '2025-01-01' })).value).toMatchObject({
		n: 50
	});
	expect(await application.rollUp()).toBe(true);
	expect(await rolledUpIn(data)).toBeGreaterThan(20);
	application.close();
});

test('roll-ups that another version of the program laid out otherwise are not read, and made anew', async () => {
	const folder = await temporaryFolder();
	const data = join(folder, 'data');
	await loadTexts(folder, { 'a.csv': stays(0, 30) });
	const path = join(data, 'snapshots', '000001.rollups.duckdb');
	const instance = await DuckDBInstance.create(path);
	const db = await instance.connect();
	await db.run('create table made_of (build_of_snapshot varchar)');
	db.closeSync();
	instance.closeSync();
	const application = openApplication(data);
	expect(await rolledUpIn(data)).toBe(0);
	expect((await application.ask(question)).value).toMatchObject({ n: 30 });
	expect(await application.rollUp()).toBe(true);
	expect(await rolledUpIn(data)).toBeGreaterThan(20);
	application.close();
});

test('roll-ups go with the snapshot they were made of', async () => {
	const folder = await temporaryFolder();
	const data = join(folder, 'data');
	for (let load = 0; load < 4; load++) {
		await loadTexts(folder, { [`${load}.csv`]: stays(10 * load, 10 * load + 10) });
		if (load === 0 || load === 2) {
			const application = openApplication(data);
			await application.rollUp();
			application.close();
		}
	}
	const names = await readdir(join(data, 'snapshots'));
	expect(names.filter((name) => name.includes('rollups'))).toEqual(['000003.rollups.duckdb']);
});
