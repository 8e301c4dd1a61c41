import { expect, test } from 'vitest';
import type { Question } from '#lib/measures/figure.ts';
import { sourcesOf } from '#lib/measures/sources.ts';
import { askSources } from '#lib/server/figures/ask-sources.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { smallNetwork } from './small-network.ts';

const stay = (episode_id: string, discharge_reason: string | null, file: [number, number]) => ({
	episode_id,
	admitted_on: '2025-01-02',
	discharged_on: '2025-01-30',
	discharge_reason,
	_batch: file[0],
	_file: file[1]
});
const score = (episode_id: string, instrument: string, assessed_on: string, total: number) => ({
	episode_id,
	instrument,
	assessed_on,
	total,
	_batch: 1,
	_file: 2
});
const tables = {
	episode: [
		stay('e1', 'completed', [1, 0]),
		stay('e2', 'left_early', [1, 0]),
		stay('e3', 'completed', [2, 1]),
		stay('e4', 'unknown', [2, 1])
	],
	assessment: [
		score('e1', 'phq-9', '2025-01-02', 18),
		score('e1', 'phq-9', '2025-01-15', 12),
		score('e1', 'phq-9', '2025-01-30', 6),
		score('e1', 'gad-7', '2025-01-30', 6),
		score('e2', 'phq-9', '2025-01-02', 9)
	]
};
const asked = (measure: string, more: Partial<Question> = {}): Question => ({
	measure,
	where: {},
	audience: 'inside',
	...more
});

test('the stays counted are traced to their files, and those left out are not', async () => {
	const db = await warehouseWith(tables, '2025-12-31');
	const [stays, ...others] = await askSources(db, catalogue, asked('completion'));
	expect(stays?.files).toEqual([
		{ batch: 1, file: 0, rows: 2 },
		{ batch: 2, file: 1, rows: 1 }
	]);
	expect(others).toEqual([]);
});

test('where nobody is counted, the files of everybody in question can be had', async () => {
	const db = await warehouseWith(tables, '2025-12-31');
	const question = asked('phq_9_recovery', { from: '2025-02-01', to: '2025-02-28' });
	expect((await askSources(db, catalogue, question))[0]?.files).toEqual([]);
	const january = asked('completion', { from: '2025-01-01', to: '2025-01-31' });
	const [all] = await askSources(db, catalogue, january, false);
	expect(all?.files.map(({ rows }) => rows)).toEqual([2, 2]);
});

test('an outcome also names the assessments of its instrument, first, last and between', async () => {
	const db = await warehouseWith(tables, '2025-12-31');
	const sources = await askSources(db, catalogue, asked('phq_9_reliable_improvement'));
	expect(sources.map(({ table, instrument, files }) => [table, instrument, files])).toEqual([
		['episode', undefined, [{ batch: 1, file: 0, rows: 1 }]],
		['assessment', 'phq-9', [{ batch: 1, file: 2, rows: 3 }]]
	]);
});

test('a session leads to its own line of the export and to no other of that day', async () => {
	const attendance = ['attended', 'no_show'].map((status, file) => ({
		episode_id: 'e1',
		service_on: '2025-01-03',
		service_type: 'group',
		status,
		_batch: 1,
		_file: file
	}));
	const db = await warehouseWith({ ...tables, attendance }, '2025-12-31');
	const question = asked('attendance_rate', { where: { level_of_care: ['IOP'] } });
	const [sessions] = await askSources(db, catalogue, question);
	expect(sessions?.files.map(({ rows }) => rows)).toEqual([1, 1]);
});

test('every measure is traced to tables of the contract', async () => {
	const contract = await readContract();
	const db = await warehouseWith(smallNetwork, '2025-09-30');
	for (const measure of catalogue.list()) {
		const names = sourcesOf(measure).map(({ table }) => table);
		expect(names.filter((name) => !contract.has(name))).toEqual([]);
		const [units] = await askSources(db, catalogue, asked(measure.id), false);
		expect([measure.id, (units?.files ?? []).length > 0]).toEqual([measure.id, true]);
	}
});

test('outside there are no sources', async () => {
	const db = await warehouseWith(tables, '2025-12-31');
	const question = asked('completion', { audience: 'outside' });
	await expect(askSources(db, catalogue, question)).rejects.toThrow(/for inside only/);
});
