import { expect, test } from 'vitest';
import { compileScores } from '#lib/instruments/compile-scores.ts';
import { instrumentSchema } from '#lib/instruments/instrument.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { z } from 'zod';
import { warehouseWith } from '../support/warehouse-with.ts';
import { answers, numbered, readScores, scoresOf } from './scores-of.ts';

test('a total without items is supplied, and says nothing of item 9', async () => {
	const scores = await scoresOf({ instrument: 'phq-9', total: 14 });
	expect(scores.total).toMatchObject({ value: 14, score_method: 'supplied', answered: 0 });
	expect(scores.item_9).toMatchObject({ value: null, score_method: 'unscorable' });
});

test('a supplied total outside the range of the scale is no score', async () => {
	const scores = await scoresOf({ instrument: 'phq-9', total: 28 });
	expect(scores.total).toMatchObject({ value: null, score_method: 'unscorable' });
});

test('where items and total disagree the items win, even if they give no score', async () => {
	const nine = answers(numbered(9), '1 1 1 1 1 0 0 0 0');
	const full = await scoresOf({ instrument: 'phq-9', items: nine, total: 25 });
	expect(full.total).toMatchObject({ value: 5, score_method: 'complete' });
	const six = answers(numbered(9), '2 1 · 2 1 2 · · 0');
	const few = await scoresOf({ instrument: 'phq-9', items: six, total: 8 });
	expect(few.total).toMatchObject({ value: null, score_method: 'unscorable' });
});

test('item 9 exported beside the total does not hide the total', async () => {
	const scores = await scoresOf({ instrument: 'phq-9', items: { item_9: 2 }, total: 19 });
	expect(scores.total).toMatchObject({ value: 19, score_method: 'supplied' });
	expect(scores.item_9).toMatchObject({ value: 2, band: 'positive', score_method: 'complete' });
});

test('an assessment dated after as_of is not yet known', async () => {
	const tables = {
		episode: [{ episode_id: 'e1', admitted_on: '2025-01-01' }],
		assessment: ['2025-01-31', '2025-02-01'].map((assessed_on, index) => ({
			episode_id: 'e1',
			instrument: 'gad-7',
			assessed_on,
			total: 10 + index
		}))
	};
	const known = await readScores(await warehouseWith(tables, '2025-01-31'));
	expect(known.map(({ value }) => value)).toEqual([10]);
});

test('the day counts from admission, from a date or as the export gave it', async () => {
	const db = await warehouseWith({
		episode: [
			{ episode_id: 'dated', admitted_on: '2025-01-10' },
			{ episode_id: 'relative', admit_year: 2025 }
		],
		assessment: [
			{ episode_id: 'dated', instrument: 'phq-2', assessed_on: '2025-01-08', total: 3 },
			{ episode_id: 'relative', instrument: 'phq-2', assessed_day: 45, total: 3 }
		]
	});
	const scores = await readScores(db);
	expect(scores.map(({ assessed_day }) => assessed_day)).toEqual([-2, 45]);
});

test('reversed items, means and doubled sums of an own instrument follow its YAML', async () => {
	const own = instrumentSchema.parse({
		id: 'own',
		title: 'Own',
		name: 'Own',
		better: 'higher',
		licence: 'ours',
		source: 'made up',
		items: [
			{ code: 'a', min: 1, max: 5 },
			{ code: 'b', min: 1, max: 5, reverse: true },
			{ code: 'c', min: 0, max: 4 }
		],
		scales: [
			{ id: 'mean', method: { kind: 'mean' }, missing: { min_answered: 2, source: 's' } },
			{ id: 'twice', method: { kind: 'sum', times: 2 } }
		].map((scale) => ({
			...scale,
			prefix: `own_${scale.id}`,
			title: 'Own',
			items: ['a', 'b', 'c'],
			range: { min: 0, max: 28 },
			better: 'higher',
			source: 'made up'
		})),
		cases: [{ id: 'all', items: { a: 5, b: 2, c: 3 }, expect: { mean: 4, twice: 24 } }]
	});
	const db = await warehouseWith({
		assessment: [
			{ episode_id: 'e1', instrument: 'own', assessed_day: 1, items: { a: 5, b: 2, c: 3 } },
			{ episode_id: 'e2', instrument: 'own', assessed_day: 1, items: { a: 5, b: 2 } }
		]
	});
	const sql = `with recorded as (
		select *, null as episode_no, null as _batch, null as _file, null as _line from assessment
	) select episode_id, scale, value from (${compileScores([own])}) order by episode_id, scale`;
	const row = z.object({ episode_id: z.string(), scale: z.string(), value: z.number().nullable() });
	expect(await runQuery(db, { name: 'own', sql, row })).toEqual([
		{ episode_id: 'e1', scale: 'mean', value: 4 },
		{ episode_id: 'e1', scale: 'twice', value: 24 },
		{ episode_id: 'e2', scale: 'mean', value: 4.5 },
		{ episode_id: 'e2', scale: 'twice', value: null }
	]);
});
