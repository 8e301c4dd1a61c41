import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { assembleFigure } from '#lib/measures/assemble-figure.ts';
import type { Question } from '#lib/measures/figure.ts';
import { FigureWithheld, WrongUsage } from '#lib/server/errors.ts';
import { ask, catalogue, released } from '../measures/ask.ts';
import { asOfA, episodesA } from '../measures/episodes-a.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

let db: DuckDBConnection;
beforeAll(async () => {
	const programs = episodesA.map((row, index) => ({
		...row,
		program: index % 2 === 0 ? 'Day' : 'Evening',
		site: index % 3 === 0 ? null : 'Harbor'
	}));
	db = await warehouseWith({ episode: programs }, asOfA);
});

describe('a period', () => {
	test('includes its first and its last day', async () => {
		const march = { from: '2025-03-03', to: '2025-03-24' };
		expect(released(await ask(db, 'completion', march))).toMatchObject({ k: 2, n: 4 });
		const inside = { from: '2025-03-04', to: '2025-03-23' };
		expect(released(await ask(db, 'completion', inside))).toMatchObject({ k: 0, n: 2 });
	});

	test('shows months in which nobody left, with the reason and no rate', async () => {
		const { series } = await ask(db, 'completion', {
			from: '2024-12-01',
			to: '2025-01-31',
			by: 'month'
		});
		expect(series.map(({ by, value }) => [by.month, value.state])).toEqual([
			['2024-12', 'none'],
			['2025-01', 'released']
		]);
	});

	test('trap 33: nobody of somebody is 0 with an interval, nobody of nobody is no rate', async () => {
		const january = { from: '2025-01-01', to: '2025-01-31' };
		expect(released(await ask(db, 'completion', january))).toMatchObject({ k: 0, n: 1, lo: 0 });
		const { value, bounds } = await ask(db, 'completion', { from: '2026-01-01' });
		expect(value).toEqual({ state: 'none', reason: '0 people discharged in the period' });
		expect(bounds).toBeNull();
	});

	test('quarters and years add up as months do', async () => {
		const counts = async (by: string) =>
			(await ask(db, 'completion', { by })).series.map(({ by: at, value }) => [
				at[by],
				value.state === 'released' ? value.n : 0
			]);
		expect(await counts('quarter')).toEqual([
			['2025-Q1', 7],
			['2025-Q2', 4]
		]);
		expect(await counts('year')).toEqual([['2025', 11]]);
	});

	test('a month is one point, however many parts it is counted in', async () => {
		const parts = (month: string) => [
			{ bucket: month, considered: 1, steps: [1, 1, 1] },
			{ bucket: month, considered: 1, steps: [1, 1, 1] }
		];
		const tally = { at: null, n: 1, k: 1, competing: 0, bucket: '2025-01' };
		const sums = { total: 0n, squares: 0n, baseline: 0n, baselineSquares: 0n, lastSquares: 0n };
		const one = { ...tally, ...sums, part: 0n, whole: 0n };
		const { series } = assembleFigure({
			measure: catalogue.get('completion'),
			question: { measure: 'completion', by: 'month', where: {}, audience: 'inside' },
			...{ snapshot: '1', dataThrough: '2025-01-31', people: [] },
			ledger: parts('2025-01'),
			tallies: [one, { ...one, k: 0 }]
		});
		expect(series.map(({ by }) => by.month)).toEqual(['2025-01']);
		expect(series[0]?.value).toMatchObject({ k: 1, n: 2 });
	});

	test('the month that as_of is in is provisional until its last day', async () => {
		const middle = await warehouseWith({ episode: episodesA }, '2025-06-29');
		const { series } = await ask(middle, 'completion', { by: 'month' });
		expect(series.filter(({ provisional }) => provisional).map(({ by }) => by.month)).toEqual([
			'2025-06'
		]);
	});
});

describe('groups and filters', () => {
	test('a dimension nobody filled in is the group unknown, last', async () => {
		const { series } = await ask(db, 'completion', { by: 'site' });
		expect(series.map(({ by }) => by.site)).toEqual(['Harbor', 'unknown']);
	});

	test('filters take several values, and unknown is one of them', async () => {
		const counts = async (where: Question['where']) =>
			(await ask(db, 'completion', { where })).ledger[0]?.n;
		expect(await counts({ program: ['Day'] })).toBe(7);
		expect(await counts({ program: ['Day', 'Evening'] })).toBe(11);
		expect(await counts({ site: ['unknown'], program: ['Evening'] })).toBe(1);
		expect(await counts({ program: ["no'body"] })).toBe(0);
	});
});

describe('a wrong question says what would be right', () => {
	test.each<[string, Partial<Question> & { measure: string }, RegExp]>([
		[
			'a measure',
			{ measure: 'phq9_response' },
			/no measure phq9_response; did you mean phq_9_response/
		],
		['a group', { measure: 'completion', by: 'programme' }, /did you mean program\?/],
		[
			'a group of claims',
			{ measure: 'completion', by: 'carc' },
			/cannot be grouped by carc; it can by month/
		],
		['a filter', { measure: 'completion', where: { payr: ['A'] } }, /did you mean payer\?/],
		[
			'a filter by month',
			{ measure: 'completion', where: { month: ['2025-01'] } },
			/cannot be filtered/
		],
		[
			'a day',
			{ measure: 'completion', from: '2025-02-30' },
			/from is not a date: write it as YYYY-MM-DD/
		],
		[
			'a period',
			{ measure: 'completion', from: '2025-02-02', to: '2025-02-01' },
			/ends before it starts/
		]
	])('%s', async (_, { measure, ...question }, message) => {
		const asked = ask(db, measure, question);
		await expect(asked).rejects.toThrow(WrongUsage);
		await expect(asked).rejects.toThrow(message);
	});
});

describe('an export of days since admission', () => {
	const days = { admit_year: 2024, admitted_day: 0, discharge_reason: 'completed' };
	const relative = [1, 2, 3].map((index) => ({
		...days,
		episode_id: `e${index}`,
		discharged_day: 10 * index
	}));

	test('answers without a period, and refuses months with what to do', async () => {
		const undated = await warehouseWith({ episode: relative });
		expect(released(await ask(undated, 'length_of_stay')).value).toBe(20);
		expect(released(await ask(undated, 'completion'))).toMatchObject({ k: 3, n: 3 });
		for (const question of [{ by: 'month' }, { by: 'year' }, { from: '2024-01-01' }]) {
			const asked = ask(undated, 'completion', question);
			await expect(asked).rejects.toThrow(FigureWithheld);
			await expect(asked).rejects.toThrow(/no calendar dates.*Ask without a period/);
		}
	});

	test('beside rows with dates is left out of a period, and the ledger says so first', async () => {
		const mixed = await warehouseWith({ episode: [...relative, ...episodesA] }, asOfA);
		const { ledger, value } = await ask(mixed, 'completion', { from: '2025-01-01' });
		expect(ledger).toEqual([
			{ step: 'asked', label: 'in the period, or without a calendar date', n: 14 },
			{ step: 'dated', label: 'with a calendar date', n: 11 },
			{ step: 'discharged', label: 'discharged in the period', n: 11 },
			{ step: 'known', label: 'with a known reason', n: 11 }
		]);
		expect(value).toMatchObject({ k: 4, n: 11 });
	});
});

test('trap 34: outside, a withheld rate has no number in its cell, bounds, sentence or series', async () => {
	const figure = await ask(db, 'completion', { audience: 'outside', by: 'program' });
	expect(figure.value).toEqual({
		state: 'withheld',
		reason: 'not shown (fewer than 11 people)'
	});
	expect(figure.bounds).toBeNull();
	expect(figure.sentence).toBe('Completion: not shown (fewer than 11 people).');
	expect(JSON.stringify(figure.series)).not.toMatch(/"(k|n|value|lo|hi)":\d/);
});
