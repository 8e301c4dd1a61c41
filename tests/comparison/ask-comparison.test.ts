import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '#lib/comparison/comparison.ts';
import type { Question } from '#lib/measures/figure.ts';
import { comparisonJson } from '#lib/comparison/comparison-json.ts';
import { askComparison } from '#lib/server/comparison/ask-comparison.ts';
import { askPatterns } from '#lib/server/comparison/ask-patterns.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { readSettings } from '#lib/server/settings.ts';
import { catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

const settings = readSettings();

/** Two sites of 100 discharges: the harder cases of East complete less often in both, and are most of East's. */
function stays(
	site: string,
	counts: { severe: [k: number, n: number]; mild: [k: number, n: number] }
) {
	return Object.entries(counts).flatMap(([severity, [k, n]]) =>
		Array.from({ length: n }, (_, index) => ({
			episode: {
				episode_id: `${site} ${severity} ${index}`,
				person_id: `${site} ${severity} ${index}`,
				site,
				level_of_care: index % 2 === 0 ? 'IOP' : 'PHP',
				admitted_on: '2025-01-06',
				discharged_on: '2025-03-03',
				discharge_reason: index < k ? 'completed' : 'left_early'
			},
			assessment: {
				episode_id: `${site} ${severity} ${index}`,
				instrument: 'phq-9',
				assessed_on: '2025-01-06',
				total: severity === 'severe' ? 22 : 7
			}
		}))
	);
}

const people = [
	...stays('East', { severe: [32, 80], mild: [16, 20] }),
	...stays('West', { severe: [8, 20], mild: [64, 80] })
];

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith(
		{
			episode: people.map(({ episode }) => episode),
			assessment: people.map(({ assessment }) => assessment)
		},
		'2025-06-30'
	);
});

const ask = (question: Partial<Question> = {}): Promise<Comparison> =>
	askComparison(db, catalogue, {
		question: { measure: 'completion', by: 'site', where: {}, audience: 'inside', ...question },
		settings
	});

describe('a site that takes the hardest cases', () => {
	test('is below the funnel as it is', async () => {
		const { groups, words } = await ask();
		expect(groups.map(({ name, funnel }) => [name, funnel?.place, funnel?.side])).toEqual([
			['East', 'beyond_95', 'lower'],
			['West', 'beyond_95', 'higher']
		]);
		expect(groups[0]?.others).toMatchObject({ k: 72, n: 100 });
		expect(groups[0]?.others?.difference).toBeCloseTo(-0.24, 12);
		expect(words).toBe(
			'Completion by site: 60.0% (120 of 200) altogether. Of 2 groups, none lies inside what chance explains, 2 beyond the 95% limits, where one in 20 lies by chance.'
		);
	});

	test('does as well as the other among people of one severity', async () => {
		const { severity } = await ask();
		if (severity.state !== 'shown') throw new Error(severity.reason);
		expect(severity.bands).toEqual(['mild', 'severe']);
		expect(
			severity.rows.map(({ cells }) =>
				cells.map((cell) => (cell.state === 'released' ? cell.value : null))
			)
		).toEqual([
			[0.8, 0.4],
			[0.8, 0.4]
		]);
	});

	test('is where it was expected once severity is allowed for', async () => {
		const { adjusted } = await ask();
		if (adjusted.state !== 'shown') throw new Error(adjusted.reason);
		const [east, west] = adjusted.groups;
		expect(east).toMatchObject({ observed: 48, place: 'inside' });
		expect(east?.expected).toBeCloseTo(48, 0);
		expect(west?.expected).toBeCloseTo(72, 0);
		expect(east?.standardised.value).toBeCloseTo(0.6, 2);
	});
});

test('the people behind a question add up to its counts, each with the band of the score at the start', async () => {
	const measure = catalogue.get('completion');
	const patterns = await askPatterns(db, measure, {
		measure: 'completion',
		by: 'site',
		where: {},
		audience: 'inside'
	});
	if (!('rows' in patterns)) throw new Error(patterns.reason);
	const sum = (key: 'n' | 'k') => patterns.rows.reduce((total, row) => total + row[key], 0);
	expect([sum('n'), sum('k')]).toEqual([200, 120]);
	expect(new Set(patterns.rows.map(({ band }) => band))).toEqual(new Set(['mild', 'severe']));
});

describe('people alike in all but the site', () => {
	const stay = (episode_id: string, site: string, [first, last]: [number, number]) => ({
		episode: {
			...{ episode_id, person_id: episode_id, site, level_of_care: 'IOP' },
			...{ admitted_on: '2025-01-06', discharged_on: '2025-03-03', discharge_reason: 'completed' }
		},
		assessment: [
			{ episode_id, instrument: 'phq-9', assessed_on: '2025-01-06', total: first },
			{ episode_id, instrument: 'phq-9', assessed_on: '2025-02-28', total: last }
		]
	});
	const four = [
		stay('a', 'East', [18, 10]),
		stay('b', 'East', [18, 12]),
		stay('c', 'East', [19, 12]),
		stay('d', 'West', [12, 13])
	];
	const measure = catalogue.get('phq_9_mean_change');
	const question = { measure: measure.id, by: 'site', where: {}, audience: 'inside' } as const;

	async function patternsOf(most?: number) {
		const small = await warehouseWith(
			{
				episode: four.map(({ episode }) => episode),
				assessment: four.flatMap(({ assessment }) => assessment)
			},
			'2025-06-30'
		);
		return askPatterns(small, measure, question, { most });
	}

	test('have the sum of their changes, better above 0, and of its squares', async () => {
		// East: 8 and 6 points better from 18, 7 from 19; West: 1 point worse.
		expect(await patternsOf()).toMatchObject({
			rows: [
				{ group: 'East', score: 18, n: 2, k: 0, total: 14, squares: 100 },
				{ group: 'East', score: 19, n: 1, k: 0, total: 7, squares: 49 },
				{ group: 'West', score: 12, n: 1, k: 0, total: -1, squares: 1 }
			]
		});
	});

	test('are alike by band where they are too many kinds by point, with the same sums', async () => {
		expect(await patternsOf(2)).toMatchObject({
			rows: [
				{ group: 'East', score: null, band: 'moderately severe', n: 3, total: 21, squares: 149 },
				{ group: 'West', score: null, band: 'moderate', n: 1, total: -1, squares: 1 }
			]
		});
	});

	test('are not allowed for where bands are too many, too', async () => {
		expect(await patternsOf(1)).toMatchObject({ reason: expect.stringContaining('Too many') });
	});
});

test('filters and periods go for the people behind the model too', async () => {
	const { figure, adjusted } = await ask({ where: { level_of_care: ['IOP'] } });
	expect(figure.value).toMatchObject({ n: 100 });
	expect(adjusted).toMatchObject({ state: 'shown', model: { people: 100 } });
	const none = await ask({ from: '2024-01-01', to: '2024-12-31' });
	expect(none.figure.value.state).toBe('none');
	expect(none.words).toContain('There is nothing to compare.');
});

test('outside, a small group is withheld, and with it expectations and the table by severity', async () => {
	const rows = [...people, ...stays('South', { severe: [2, 6], mild: [0, 0] })];
	const small = await warehouseWith(
		{
			episode: rows.map(({ episode }) => episode),
			assessment: rows.map(({ assessment }) => assessment)
		},
		'2025-06-30'
	);
	const comparison = await askComparison(small, catalogue, {
		question: { measure: 'completion', by: 'site', where: {}, audience: 'outside' },
		settings
	});
	const south = comparison.groups.find(({ name }) => name === 'South');
	expect(south).toEqual({
		name: 'South',
		cell: { state: 'withheld', reason: 'not shown (fewer than 11 people)' },
		funnel: null,
		others: null,
		sentence: 'South: not shown (fewer than 11 people).'
	});
	// One hidden group could be had by subtraction: a second one is hidden with it.
	expect(comparison.groups.filter(({ cell }) => cell.state === 'withheld')).toHaveLength(2);
	const told = JSON.stringify(comparisonJson(comparison));
	expect(told).toContain('not shown (fewer than 11 people)');
	// Nothing of the six people of South, of whom two completed.
	expect(told).not.toMatch(/"(n|k|people)":(6|2|4)[,}]/);
	expect(comparison.adjusted.state).toBe('refused');
	expect(comparison.severity.state).toBe('refused');
});

test('a month is no group, and a median is not compared', async () => {
	await expect(ask({ by: 'month' })).rejects.toThrow(WrongUsage);
	await expect(ask({ by: undefined })).rejects.toThrow(WrongUsage);
	await expect(ask({ measure: 'length_of_stay' })).rejects.toThrow(WrongUsage);
});
