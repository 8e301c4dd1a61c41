import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { tableNames, tables } from '#seed/tables.ts';
import type { TableName } from '#seed/tables.ts';
import { writeExports } from '#seed/write-exports.ts';
import { withExports } from './exports.ts';

const hashOf = (options: { episodes: number; from?: string; to?: string }): Promise<string> =>
	withExports(options, async ({ files, textOf }) => {
		const hash = createHash('sha256');
		for (const { file } of files) hash.update(file).update(await textOf(file));
		return hash.digest('hex');
	});

const linesOf = (text: string): string[] => text.trimEnd().split('\n');

test('the same options give the same bytes, whatever Node runs them', async () => {
	const hash = await hashOf({ episodes: 60 });
	expect(await hashOf({ episodes: 60 })).toBe(hash);
	expect(hash).toBe('d494e77328ff8c0e453bd6237cc49b260527270e590a6ba44e84a7152735a4c0');
});

test('another period gives other bytes', async () => {
	const year2025 = { episodes: 20, from: '2025-01-01', to: '2025-12-31' };
	expect(await hashOf(year2025)).not.toBe(await hashOf({ episodes: 20 }));
});

test('a larger network begins with the episodes of a smaller one', async () => {
	const read = (episodes: number) =>
		withExports({ episodes }, ({ textOf }) => textOf('episodes.csv'));
	const [small, large] = [await read(60), await read(150)];
	expect(large.startsWith(small)).toBe(true);
});

test('episodes.csv has as many rows as were asked for, and every file as many as are told', async () => {
	await withExports({ episodes: 75 }, async ({ files, textOf }) => {
		expect(files[0]).toMatchObject({ file: 'episodes.csv', rows: 75 });
		expect(files.map(({ file }) => file)).toEqual(tableNames.map((name) => `${name}.csv`));
		for (const { file, rows } of files)
			expect(linesOf(await textOf(file)), file).toHaveLength(rows + 1);
	});
});

test('a period of one day has its episodes too', async () => {
	const monday = { from: '2025-03-03', to: '2025-03-03' };
	await withExports({ episodes: 8, ...monday }, async ({ textOf }) => {
		const admitted = tables.episodes.indexOf('admitted_on');
		const [, ...rows] = linesOf(await textOf('episodes.csv'));
		expect(rows.map((row) => row.split(',')[admitted])).toEqual(Array(8).fill('2025-03-03'));
	});
});

test('one line is handed over for every ten thousand episodes and none for fewer', async () => {
	const heard: string[] = [];
	await withExports({ episodes: 5, report: (message) => heard.push(message) }, async () => {});
	expect(heard).toEqual([]);
});

const contractTable: Record<TableName, string> = {
	episodes: 'episode',
	attendance: 'attendance',
	assessments_phq9: 'assessment',
	assessments_gad7: 'assessment',
	assessments_asi: 'assessment',
	claims: 'claim_line',
	remittances: 'remit_line',
	appeals: 'appeal',
	authorizations: 'authorization',
	surveys: 'survey',
	follow_ups: 'follow_up',
	referrals: 'referral'
};

test('every column is a column of the contract or an item of an instrument', async () => {
	const contract = await readContract();
	const isItem = /^(item_\d+|[medlfp]\d+)$/;
	for (const name of tableNames) {
		const known = new Set(contract.get(contractTable[name])?.columns.map((column) => column.name));
		const unknown = tables[name].filter((column) => !known.has(column) && !isItem.test(column));
		expect(unknown, name).toEqual([]);
	}
});

test.each([
	['a day there is not', { from: '2025-02-30' }],
	['a first day after the last', { from: '2026-01-01', to: '2025-01-01' }],
	['a weekend, when nobody is admitted', { from: '2025-03-01', to: '2025-03-02' }],
	['no episodes', { episodes: 0 }],
	['half an episode', { episodes: 1.5 }]
])('%s is refused before a file is made', async (_, options) => {
	const out = join(tmpdir(), 'plumbline-seed-never-made');
	await expect(writeExports({ out, ...options })).rejects.toThrow(RangeError);
});
