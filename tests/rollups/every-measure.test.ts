import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/figure.ts';
import { askEach } from '#lib/server/figures/ask-each.ts';
import { countRolledUp, rollupOf } from '#lib/server/rollups/rollups.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { smallNetwork } from '../figures/small-network.ts';
import { catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { rollUp, told } from './rolled-up.ts';

let db: DuckDBConnection;
let context: SnapshotContext;
beforeAll(async () => {
	db = await warehouseWith(smallNetwork, '2025-08-15');
	context = await rollUp(db, catalogue.list());
});

const questions: Omit<Question, 'measure' | 'audience'>[] = [
	{ where: {} },
	{ by: 'month', where: { program: ['North', 'West'] } },
	{ by: 'quarter', where: {}, from: '2025-02-01', to: '2025-06-30' },
	{ by: 'payer', where: {}, from: '2024-11-01' },
	{ by: 'site', where: { site: ['Site 1', 'unknown'] }, to: '2025-05-31' },
	{ by: 'month', where: { program: ['North', 'West'], level_of_care: ['IOP'] } },
	{ by: 'payer', where: { program: ['North'], site: ['Site 1', 'unknown'] }, from: '2025-02-01' }
];

test('every measure that has rows is rolled up', () => {
	const rolled = catalogue.list().filter((measure) => rollupOf(context.rollups, measure));
	expect(rolled.length).toBeGreaterThan(100);
	expect([...context.rollups.values()].filter(({ isAdditive }) => !isAdditive)).toEqual([]);
});

test.each(questions.map((question) => [JSON.stringify(question), question] as const))(
	'of every measure, %s is the same from roll-ups as from rows',
	async (_, question) => {
		for (const measure of catalogue.list()) {
			if (!rollupOf(context.rollups, measure)) continue;
			for (const audience of ['inside', 'outside'] as const) {
				const asked: Question = { ...question, measure: measure.id, audience };
				expect(
					await countRolledUp(db, context.rollups, { measure, question: asked })
				).toBeDefined();
				expect([measure.id, await told(db, asked, context)]).toEqual([
					measure.id,
					await told(db, asked)
				]);
			}
		}
	},
	300_000
);

test('each value of a dimension is the same from roll-ups as from rows', async () => {
	for (const id of ['completion', 'phq_9_mean_change', 'retention_curve', 'denials_by_carc']) {
		const measure = catalogue.get(id);
		const question: Question = { measure: id, where: {}, audience: 'inside' };
		for (const dimension of dimensionsOf(measure)) {
			const asking = { question, dimension };
			const rolled = await askEach(db, catalogue, asking, { context });
			expect([dimension, [...rolled]]).toEqual([
				dimension,
				[...(await askEach(db, catalogue, asking))]
			]);
		}
	}
});

test('an odd day is answered from rows', async () => {
	const measure = catalogue.get('completion');
	const rolled = (question: Partial<Question>) =>
		countRolledUp(db, context.rollups, {
			measure,
			question: { measure: 'completion', where: {}, audience: 'inside', ...question }
		});
	expect(await rolled({ from: '2025-03-02' })).toBeUndefined();
	expect(await rolled({ to: '2025-05-30' })).toBeUndefined();
	expect(await rolled({ by: 'site', where: { program: ['North'] } })).toBeDefined();
	// Before the first row and after the last there is nothing to be left out.
	expect(await rolled({ from: '2019-05-17', to: '2026-02-03' })).toBeDefined();
});

test('a measure that is defined otherwise than when it was rolled up is answered from rows', () => {
	const measure = catalogue.get('completion');
	expect(rollupOf(context.rollups, measure)).toBeDefined();
	const narrower = { ...measure, sql: `${measure.sql} and program = 'North'` };
	expect(rollupOf(context.rollups, narrower)).toBeUndefined();
	expect(rollupOf(context.rollups, { ...measure, tells: { x: 'X' } })).toBeUndefined();
});
