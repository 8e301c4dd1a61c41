import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { onTestFinished, expect, test } from 'vitest';
import type { Question } from '#lib/measures/figure.ts';
import { openRows } from '#lib/server/figures/open-rows.ts';
import { openStore } from '#lib/server/store/open-store.ts';
import { rowLook } from '#lib/server/store/schema/row-look.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { catalogue } from '../measures/ask.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { warehouseOf } from '../support/warehouse-of.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { smallNetwork } from './small-network.ts';

const question: Question = {
	measure: 'completion',
	where: { program: ['North'] },
	audience: 'inside'
};
const at = new Date('2026-09-01T08:00:00Z');

async function openSmall() {
	const db = await warehouseWith(smallNetwork, '2025-09-30');
	const warehouse = warehouseOf(db);
	const store = openStore(dataFolder(join(await temporaryFolder(), 'data')));
	onTestFinished(() => store.close());
	return { rows: openRows(warehouse, catalogue, store), store };
}

test('every look at rows is written down: when, at what, in which form and how many', async () => {
	const { rows, store } = await openSmall();
	const stretch = { limit: 5, offset: 10 };
	const page = await rows.page({ question, choice: { stands: 'counted' }, stretch, at });
	await rows.file('csv', { question, choice: {}, at });
	await rows.file('arrow', { question, choice: {}, stretch, at });
	const all = page.standings.reduce((sum, each) => sum + each.rows, 0);
	const looks = await (await store.records()).select().from(rowLook);
	expect(looks.map((look) => [look.lookedAt, look.measure, look.form, look.rows])).toEqual([
		[at.toISOString(), 'completion', 'page', page.rows.length],
		[at.toISOString(), 'completion', 'csv', all],
		[at.toISOString(), 'completion', 'arrow', 5]
	]);
	expect(JSON.parse(looks[0]?.question ?? '')).toEqual({
		...question,
		stands: 'counted',
		...stretch
	});
});

test('a look is written down before the first row is handed out, also where nobody reads on', async () => {
	const { rows, store } = await openSmall();
	const file = await rows.file('arrow', { question, choice: {}, at });
	const looks = await (await store.records()).select().from(rowLook);
	expect(looks.map(({ form }) => form)).toEqual(['arrow']);
	await file.cancel();
	const again = await rows.file('arrow', { question, choice: {}, at });
	const table = tableFromIPC(new Uint8Array(await new Response(again).arrayBuffer()));
	expect(looks[0]?.rows).toBe(table.numRows);
	expect(table.numRows).toBeGreaterThan(10);
});

test('the same rows of the same data are the same file, byte for byte', async () => {
	const { rows } = await openSmall();
	const bytes = async () => {
		const file = await rows.file('arrow', { question, choice: {}, at });
		return Buffer.from(await new Response(file).arrayBuffer());
	};
	const first = await bytes();
	expect((await bytes()).equals(first)).toBe(true);
});

test('a question that cannot be answered is refused before a file begins, and writes nothing down', async () => {
	const { rows, store } = await openSmall();
	const choice = { sort: 'name' };
	await expect(rows.file('arrow', { question, choice, at })).rejects.toThrow(/no column name/);
	expect(await (await store.records()).select().from(rowLook)).toEqual([]);
});

test('what was written down cannot be changed or deleted', async () => {
	const { rows, store } = await openSmall();
	await rows.file('csv', { question, choice: {}, at });
	const records = await store.records();
	const refused = {
		cause: expect.objectContaining({ message: expect.stringMatching(/append-only/) })
	};
	await expect(records.update(rowLook).set({ rows: 0 })).rejects.toMatchObject(refused);
	await expect(records.delete(rowLook)).rejects.toMatchObject(refused);
	expect(await records.select().from(rowLook)).toHaveLength(1);
});

test('a look that cannot be written down hands out nothing, and outside is refused before it is tried', async () => {
	const db = await warehouseWith(smallNetwork, '2025-09-30');
	const warehouse = warehouseOf(db);
	const full = { records: () => Promise.reject(new Error('disk full')), close: () => {} };
	const rows = openRows(warehouse, catalogue, full);
	await expect(rows.file('csv', { question, choice: {}, at })).rejects.toThrow('disk full');
	const outside: Question = { ...question, audience: 'outside' };
	await expect(rows.file('csv', { question: outside, choice: {}, at })).rejects.toThrow(
		'inside only'
	);
});
