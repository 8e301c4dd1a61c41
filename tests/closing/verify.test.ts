import { appendFile, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { sha256Of } from '#lib/server/closing/hash-file.ts';
import { openStore } from '#lib/server/store/open-store.ts';
import { closedMonth } from '#lib/server/store/schema/closed-month.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openAugust, signed } from './august.ts';

async function openTwoClosed() {
	const { root, application } = await openAugust();
	onTestFinished(() => application.close());
	await application.months.close('2026-07', signed);
	await application.months.close('2026-08', signed);
	const found = async () =>
		(await application.months.verify()).problems.map(({ file, problem }) => `${file} ${problem}`);
	return { root, found };
}

/** Flips one bit of a byte in the middle of a file, looks, and puts the file back as it was. */
async function withFlippedByte<T>(path: string, look: () => Promise<T>): Promise<T> {
	const bytes = await readFile(path);
	const flipped = Buffer.from(bytes);
	const at = Math.floor(flipped.length / 2);
	flipped[at] = (flipped[at] ?? 0) ^ 1;
	await writeFile(path, flipped);
	const seen = await look();
	await writeFile(path, bytes);
	return seen;
}

test('verify finds one altered byte anywhere, a missing file, an extra file and a replaced manifest', async () => {
	const { root, found } = await openTwoClosed();
	expect(await found()).toEqual([]);
	const folders = ['closed/2026-07/1', 'closed/2026-08/1'];
	const names = await readdir(join(root, 'closed/2026-08/1'));
	expect(names).toHaveLength(8);
	const lake = ['lake/episode/b0001.parquet', 'lake/assessment/b0001.parquet'];
	for (const file of [
		...folders.flatMap((folder) => names.map((name) => `${folder}/${name}`)),
		...lake
	]) {
		const problems = await withFlippedByte(join(root, file), found);
		expect(problems, file).toEqual([`${file} is not what was frozen: its bytes have another hash`]);
	}
	const pdf = join(root, 'closed/2026-08/1/report.pdf');
	await rename(pdf, `${pdf}.away`);
	expect(await found()).toEqual([
		'closed/2026-08/1/report.pdf is missing',
		'closed/2026-08/1/report.pdf.away was not there when the month was closed'
	]);
	await rename(`${pdf}.away`, pdf);
	const path = join(root, 'closed/2026-07/1');
	const figures = await readFile(join(path, 'figures.json'), 'utf8');
	const manifest = await readFile(join(path, 'manifest.json'), 'utf8');
	const forged = figures.replace('"n": 48', '"n": 58');
	await writeFile(join(path, 'figures.json'), forged);
	await writeFile(
		join(path, 'manifest.json'),
		manifest.replace(sha256Of(figures), sha256Of(forged))
	);
	expect(await found()).toEqual([
		'closed/2026-07/1/manifest.json is not what was frozen: its bytes have another hash'
	]);
}, 240_000);

test('verify finds a closing that was taken out of the chain, and a package that no record knows', async () => {
	const { root, found } = await openTwoClosed();
	const store = openStore(dataFolder(root));
	const records = await store.records();
	await cp(join(root, 'closed/2026-08/1'), join(root, 'closed/2026-06/1'), { recursive: true });
	expect((await found())[0]).toMatch(/^closed\/2026-06\/1 is of no closing that the records know/);
	await rm(join(root, 'closed/2026-06'), { recursive: true });
	await rm(join(root, 'closed/2026-07'), { recursive: true });
	expect(await found()).toEqual(['closed/2026-07/1/manifest.json is missing']);
	await records.delete(closedMonth).where(eq(closedMonth.month, '2026-07'));
	store.close();
	expect(await found()).toEqual([
		'closed/2026-08/1/manifest.json does not follow the closing before it: a closing was taken out of the chain'
	]);
	await appendFile(join(root, 'closed/2026-08/1/notes.json'), ' ');
	expect((await found())[1]).toMatch(/^closed\/2026-08\/1\/notes\.json is not what was frozen/);
}, 240_000);
