import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { toJson } from '#lib/measures/figure-json.ts';
import type { Question } from '#lib/measures/figure.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import { askEach } from '#lib/server/figures/ask-each.ts';
import { countDays } from '#lib/server/figures/count-rows.ts';
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

/** Two sites over 15 months, four people a month in each; few of them leave early, on days of their own. */
const fewLeave = Array.from({ length: 120 }, (_, at) => {
	const month = (at >> 3) + 1;
	const date = String(((at * 5) % 27) + 1).padStart(2, '0');
	const discharged = `${2024 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-${date}`;
	return {
		episode_id: `r${at}`,
		program: 'Day',
		site: at % 2 ? 'East' : 'Old Town',
		level_of_care: 'IOP',
		admitted_on: '2023-12-01',
		discharged_on: discharged,
		discharge_reason: at % 11 === 0 ? 'left_early' : 'completed'
	};
});

test('a share too rare for months is read by its days, the same for each value as for one', async () => {
	const rare = await warehouseWith({ episode: fewLeave }, '2025-12-31');
	const asked = { by: 'month' as const, from: '2024-01-01', to: '2025-03-31' };
	const each = await askEach(rare, catalogue, {
		question: question('completion', asked),
		dimension: 'site'
	});
	expect([...each.keys()]).toEqual(['East', 'Old Town']);
	for (const [site, figure] of each) {
		const alone = await ask(rare, 'completion', { ...asked, where: { site: [site] } });
		expect(JSON.stringify(toJson(figure))).toBe(JSON.stringify(toJson(alone)));
		// Every eleventh of 120 left early, in turn here and there: 0, 22, 44 … in one, 11, 33 … in the other.
		const left = site === 'East' ? 5 : 6;
		expect(figure.signal?.waits).toMatchObject({ of: 'other', events: left, n: 60 });
	}
	const outside = await ask(rare, 'completion', { ...asked, audience: 'outside' });
	expect(outside.signal?.waits).toBeUndefined();
});

test('the days of every measure of shares come to its number', async () => {
	const shares = [...catalogue.list()].filter(({ kind }) => kind === 'proportion');
	for (const measure of shares) {
		const asked = question(measure.id, { from: '2024-01-01', to: '2025-12-31' });
		const figure = await ask(db, measure.id, asked);
		const days = await countDays(db, { measure, question: asked });
		const sum = (key: 'n' | 'k') => days.reduce((total, day) => total + day[key], 0);
		const { n = 0, k = 0 } = figure.value.state === 'released' ? figure.value : {};
		expect([measure.id, sum('n'), sum('k')]).toEqual([measure.id, n, k]);
		expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).sort());
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
