import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, released } from './ask.ts';

type Pair = [id: string, phqStart: number, phqEnd: number, gadStart: number, gadEnd: number];
const pairs: Pair[] = [
	['C1', 18, 9, 15, 7],
	['C2', 18, 4, 15, 4],
	['C3', 12, 6, 9, 8],
	['C4', 11, 8, 7, 5],
	['C5', 9, 4, 7, 3],
	['C6', 15, 20, 10, 12],
	['C7', 20, 14, 6, 11],
	['C8', 9, 9, 8, 7],
	['C9', 10, 5, 8, 4],
	['C10', 0, 0, 0, 0]
];

const stay = (episode_id: string) => ({
	episode_id,
	admitted_on: '2025-01-02',
	discharged_on: '2025-02-28',
	discharge_reason: 'completed'
});
const score = (episode_id: string, instrument: string, assessed_on: string, total: number) => ({
	episode_id,
	instrument,
	assessed_on,
	total
});

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith({
		// The program tells one case from another: a group of one.
		episode: pairs.map(([id]) => ({ ...stay(id), program: id })),
		assessment: pairs.flatMap(([id, phqStart, phqEnd, gadStart, gadEnd]) => [
			score(id, 'phq-9', '2025-01-02', phqStart),
			score(id, 'phq-9', '2025-02-27', phqEnd),
			score(id, 'gad-7', '2025-01-02', gadStart),
			score(id, 'gad-7', '2025-02-27', gadEnd)
		])
	});
});

/** Who had success, and who was not asked. */
async function told(measure: string): Promise<Record<string, string>> {
	const { series } = await ask(db, measure, { by: 'program' });
	return Object.fromEntries(
		series.map(({ by, value }) => [
			`${by.program}`,
			value.state === 'released' ? (value.k === 1 ? 'Y' : 'N') : 'n/a'
		])
	);
}

describe('ten people with both scores', () => {
	test('trap 7: response is asked of those who started at 10 or more', async () => {
		expect(await told('phq_9_response')).toEqual({
			C1: 'Y',
			C2: 'Y',
			C3: 'Y',
			C4: 'N',
			C5: 'n/a',
			C6: 'N',
			C7: 'N',
			C8: 'n/a',
			C9: 'Y',
			C10: 'n/a'
		});
	});

	test('trap 9: remission is strictly below 5', async () => {
		const remission = await told('phq_9_remission');
		expect(remission).toMatchObject({ C1: 'N', C2: 'Y', C3: 'N', C9: 'N', C5: 'n/a', C10: 'n/a' });
		expect(released(await ask(db, 'phq_9_remission'))).toMatchObject({ k: 1, n: 7 });
	});

	test('trap 9: reliable change is 6 points or more, not more than 6', async () => {
		const improved = await told('phq_9_reliable_improvement');
		expect(improved).toMatchObject({ C3: 'Y', C5: 'N', C7: 'Y', C8: 'N', C9: 'N', C10: 'N' });
		expect(await told('gad_7_reliable_improvement')).toMatchObject({ C3: 'N', C5: 'Y', C9: 'Y' });
		const worse = await told('gad_7_reliable_deterioration');
		expect(worse).toMatchObject({ C6: 'N', C7: 'Y' });
	});

	test('trap 8: nobody divides by a start of 0', async () => {
		expect((await told('phq_9_response')).C10).toBe('n/a');
		expect(released(await ask(db, 'phq_9_mean_change')).n).toBe(10);
	});

	test('recovery starts at the cut-off and ends below it', async () => {
		expect(await told('phq_9_recovery')).toEqual({
			C1: 'Y',
			C2: 'Y',
			C3: 'Y',
			C4: 'Y',
			C5: 'n/a',
			C6: 'N',
			C7: 'N',
			C8: 'n/a',
			C9: 'Y',
			C10: 'n/a'
		});
	});

	test('the mean change is the mean of start less end, with the note that nothing is compared', async () => {
		const figure = await ask(db, 'phq_9_mean_change');
		const changes = pairs.map(([, start, end]) => start - end);
		expect(released(figure).value).toBeCloseTo(changes.reduce((a, b) => a + b) / 10, 12);
		expect(released(figure).baseline).toBeCloseTo(12.2, 12);
		expect(figure.sentence).toContain('there is no comparison group here');
	});

	test('severity at the start is told in the order of the bands, and adds up', async () => {
		const { series } = await ask(db, 'phq_9_severity_bands');
		expect(
			series.map(({ by, value }) => [by.category, value.state === 'released' ? value.k : null])
		).toEqual([
			['minimal', 1],
			['mild', 2],
			['moderate', 3],
			['moderately severe', 3],
			['severe', 1]
		]);
	});

	test('groups by band are those of the measure’s own questionnaire', async () => {
		const { series } = await ask(db, 'gad_7_reliable_improvement', { by: 'baseline_band' });
		expect(series.map(({ by }) => by.baseline_band)).toEqual([
			'minimal',
			'mild',
			'moderate',
			'severe'
		]);
	});
});

test('a prorated total is rounded for a cut-off and not for a change', async () => {
	// Seven of nine items, sum 8: 10.29. Then eight of nine, sum 4: 4.5, a total of 5.
	const start = { item_1: 2, item_2: 1, item_4: 2, item_5: 1, item_6: 2, item_8: 0, item_9: 0 };
	const end = {
		item_1: 1,
		item_2: 1,
		item_3: 1,
		item_4: 1,
		item_5: 0,
		item_6: 0,
		item_7: 0,
		item_8: 0
	};
	const given = { episode_id: 'e1', instrument: 'phq-9' };
	const one = await warehouseWith({
		episode: [stay('e1')],
		assessment: [
			{ ...given, assessed_on: '2025-01-02', items: start },
			{ ...given, assessed_on: '2025-02-27', items: end }
		]
	});
	expect(released(await ask(one, 'phq_9_remission'))).toMatchObject({ k: 0, n: 1 });
	expect(released(await ask(one, 'phq_9_mean_change')).value).toBeCloseTo(72 / 7 - 4.5, 12);
});

test('an episode scored only once is in the ledger but not in the rate', async () => {
	const one = await warehouseWith({
		episode: [stay('e1')],
		assessment: [score('e1', 'phq-9', '2025-01-02', 18)]
	});
	const figure = await ask(one, 'phq_9_reliable_improvement');
	expect(figure.ledger.map(({ n }) => n)).toEqual([1, 1, 0, 0]);
	expect(figure.value).toEqual({
		state: 'none',
		reason: '0 people scored again 7 days later or more'
	});
	expect(figure.bounds).toBeNull();
});

test('a month of 47 people who left: 25 of 38, and what it would be with the nine not measured', async () => {
	const ids = Array.from({ length: 47 }, (_, index) => `e${index + 1}`);
	const month = await warehouseWith({
		episode: ids.map(stay),
		assessment: ids.flatMap((id, index) => [
			...(index < 45 ? [score(id, 'phq-9', '2025-01-03', 16)] : []),
			// The first 38 were scored at the end, 25 of them better by 6; the next 3 only early on.
			...(index < 38 ? [score(id, 'phq-9', '2025-02-26', index < 25 ? 10 : 11)] : []),
			...(index >= 38 && index < 41 ? [score(id, 'phq-9', '2025-01-20', 8)] : [])
		])
	});
	const figure = await ask(month, 'phq_9_reliable_improvement');
	expect(figure.ledger.map(({ n }) => n)).toEqual([47, 45, 41, 38]);
	expect(figure.bounds).toEqual({ lo: 25 / 47, hi: 34 / 47 });
	// Nine were not measured at the end: seven of them had a score of 16 at the start, as all others did.
	expect(figure.disclosure).toEqual({
		measured: { n: 38, baseline: { n: 38, mean: 16, sd: 0 }, completed: { k: 38, n: 38 } },
		notMeasured: { n: 9, baseline: { n: 7, mean: 16, sd: 0 }, completed: { k: 9, n: 9 } },
		smd: null
	});
	const outside = await ask(month, 'phq_9_reliable_improvement', { audience: 'outside' });
	expect(outside.disclosure).toBeUndefined();
	expect(outside.ledger.map(({ n }) => n)).toEqual([null, null, null, 38]);
	expect(outside.bounds).toBeNull();
	expect(outside.sentence).not.toMatch(/47|9 were|53\.2/);
	expect(figure.sentence).toBe(
		'PHQ-9 reliable improvement: 25 of 38 people (6 or more points better on the PHQ-9), 65.8% (49.9 to 78.8). Of 47 people discharged in the period, 9 were not measured; with them, 53.2 to 72.3%. People start at a bad time and some improve without treatment; there is no comparison group here.'
	);
});

test('the mean change of ten and more is told in standard deviations too', async () => {
	// The extra hours of sleep of R's sleep data, times ten and twenty up: whole numbers, the same effect.
	const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
	const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
	const points = (hours: number) => Math.round(10 * hours + 20);
	const sleep = await warehouseWith({
		episode: first.map((_, index) => stay(`e${index}`)),
		assessment: first.flatMap((hours, index) => [
			score(`e${index}`, 'pcl-5', '2025-01-02', points(second[index] ?? NaN)),
			score(`e${index}`, 'pcl-5', '2025-02-27', points(hours))
		])
	});
	const figure = await ask(sleep, 'pcl_5_mean_change');
	const { value, effect } = released(figure);
	expect(value).toBeCloseTo(15.8, 9);
	// Hedges' g with the mean of both variances, and the interval of the mean change in the same unit.
	expect(effect?.value).toBeCloseTo(0.760509, 5);
	const divisor = 15.8 / 0.760509;
	expect(effect?.lo).toBeCloseTo(7.00114 / divisor, 4);
	expect(effect?.hi).toBeCloseTo(24.59886 / divisor, 4);
	expect(figure.sentence).toContain('That is 0.76 standard deviations (0.34 to 1.18');
});

test('trap 6: item 9 left out is not a negative answer, and its figure says what it is not for', async () => {
	const answers = (items: Record<string, number>) => ({ items, assessed_on: '2025-01-02' });
	const three = await warehouseWith({
		episode: ['e1', 'e2', 'e3'].map(stay),
		assessment: [
			{ episode_id: 'e1', instrument: 'phq-9', ...answers({ item_9: 2 }) },
			{ episode_id: 'e2', instrument: 'phq-9', ...answers({ item_9: 0 }) },
			{ episode_id: 'e3', instrument: 'phq-9', ...answers({ item_1: 3, item_2: 3 }) }
		]
	});
	const figure = await ask(three, 'phq_9_item_9_positive');
	expect(released(figure)).toMatchObject({ k: 1, n: 2 });
	expect(figure.bounds).toEqual({ lo: 1 / 3, hi: 2 / 3 });
	expect(figure.sentence).toContain('Not for clinical alerting');
	const outside = await ask(three, 'phq_9_item_9_positive', { audience: 'outside' });
	expect(outside.value.state).toBe('withheld');
	expect(outside.sentence).toContain('Not for clinical alerting');
});
