import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { toJson } from '#lib/measures/figure-json.ts';
import type { Question } from '#lib/measures/figure.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import { askEach } from '#lib/server/figures/ask-each.ts';
import { ask, catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { smallNetwork } from './small-network.ts';

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith(smallNetwork, '2025-12-31');
});

const question = (measure: string, more: Partial<Question> = {}): Question => ({
	measure,
	where: {},
	audience: 'inside',
	...more
});

test.each<[string, string, Partial<Question>]>([
	['completion', 'program', { by: 'month', from: '2025-02-01', to: '2025-06-30' }],
	['completion', 'site', { by: 'program', audience: 'outside' }],
	['phq_9_mean_change', 'program', { by: 'quarter' }],
	[
		'phq_9_reliable_improvement',
		'site',
		{ from: '2025-03-05', where: { program: ['North', 'South'] } }
	],
	['phq_9_reliable_improvement_own', 'baseline_band', {}],
	['phq_9_trajectory', 'program', { by: 'site' }],
	['length_of_stay', 'program', { by: 'year' }],
	['retention_curve', 'site', {}],
	['unplanned_exit_curve', 'program', {}],
	['discharge_reasons', 'program', { audience: 'outside' }],
	['attendance_rate', 'program', { by: 'month' }],
	['attendance_rate', 'service_type', { by: 'program', audience: 'outside' }],
	['initial_denial_rate_line', 'payer', { by: 'month' }],
	['initial_denial_rate_charges', 'procedure_code', {}],
	['zero_pay_rate', 'program', { by: 'payer' }]
])('%s asked for each %s is what asking one by one gives', async (measure, dimension, more) => {
	const each = await askEach(db, catalogue, { question: question(measure, more), dimension });
	expect(each.size).toBeGreaterThan(0);
	for (const [value, figure] of each) {
		const where = { ...more.where, [dimension]: [value] };
		const alone = await ask(db, measure, { ...more, where });
		expect([value, figure]).toEqual([value, alone]);
		expect(JSON.stringify(toJson(figure))).toBe(JSON.stringify(toJson(alone)));
	}
});

test('a value that is named has a figure even where nothing is counted of it', async () => {
	const each = await askEach(db, catalogue, {
		question: question('completion'),
		dimension: 'program',
		values: ['Nowhere']
	});
	expect([...each.keys()]).toEqual(['North', 'Nowhere', 'South', 'West']);
	expect(each.get('Nowhere')).toEqual(
		await ask(db, 'completion', { where: { program: ['Nowhere'] } })
	);
});

test('each of a dimension that the measure does not have, or is filtered by, is refused', async () => {
	await expect(
		askEach(db, catalogue, { question: question('completion'), dimension: 'carc' })
	).rejects.toThrow(WrongUsage);
	const filtered = question('completion', { where: { site: ['Site 1'] } });
	await expect(askEach(db, catalogue, { question: filtered, dimension: 'site' })).rejects.toThrow(
		/leave one of them out/
	);
});

test('an export without dates is refused by month for each as for all', async () => {
	const stay = {
		admit_year: 2024,
		admitted_day: 0,
		discharged_day: 9,
		discharge_reason: 'completed'
	};
	const undated = await warehouseWith({
		episode: [
			{ ...stay, episode_id: 'e1' },
			{ ...stay, episode_id: 'e2' }
		]
	});
	const asked = askEach(undated, catalogue, {
		question: question('completion', { by: 'month' }),
		dimension: 'program'
	});
	await expect(asked).rejects.toThrow(FigureWithheld);
});
