import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, released } from './ask.ts';

/** Ten people by both questionnaires, and what the rules say of each: important, recovery, better, worse, both. */
const cases: [id: string, scores: [number, number, number, number], told: string][] = [
	['C1', [18, 9, 15, 7], 'Y Y Y N Y'],
	['C2', [18, 4, 15, 4], 'Y Y Y N Y'],
	['C3', [12, 6, 9, 8], 'Y N Y N N'],
	['C4', [11, 8, 7, 5], 'N Y N N N'],
	['C5', [9, 4, 7, 3], 'Y n/a Y N n/a'],
	['C6', [15, 20, 10, 12], 'N N N N N'],
	['C7', [20, 14, 6, 11], 'Y N N N N'],
	['C8', [9, 9, 8, 7], 'N Y N N N'],
	['C9', [10, 5, 8, 4], 'Y Y Y N Y'],
	['C10', [0, 0, 0, 0], 'N n/a N N n/a']
];
const measures = [
	'phq_9_important_improvement',
	'talking_therapies_recovery',
	'talking_therapies_reliable_improvement',
	'talking_therapies_reliable_deterioration',
	'talking_therapies_reliable_recovery'
];

let db: DuckDBConnection;
beforeAll(async () => {
	const at = (id: string, instrument: string, assessed_on: string, total: number) => ({
		episode_id: id,
		instrument,
		assessed_on,
		total
	});
	db = await warehouseWith({
		episode: cases.map(([id]) => ({
			episode_id: id,
			program: id,
			admitted_on: '2025-01-02',
			discharged_on: '2025-02-28'
		})),
		assessment: cases.flatMap(([id, [phqStart, phqEnd, gadStart, gadEnd]]) => [
			at(id, 'phq-9', '2025-01-02', phqStart),
			at(id, 'phq-9', '2025-02-27', phqEnd),
			at(id, 'gad-7', '2025-01-02', gadStart),
			at(id, 'gad-7', '2025-02-27', gadEnd)
		])
	});
});

/** Y, N, or n/a where the person is not asked, by person. */
async function toldBy(measure: string): Promise<Map<string, string>> {
	const { series } = await ask(db, measure, { by: 'program' });
	return new Map(
		series.map(({ by, value }) => [
			`${by.program}`,
			value.state === 'released' ? (value.k === 1 ? 'Y' : 'N') : 'n/a'
		])
	);
}

describe('ten people with both scores, by five rules', () => {
	test.each(measures.map((measure, place): [string, number] => [measure, place]))(
		'%s',
		async (measure, place) => {
			const told = await toldBy(measure);
			const expected = cases.map(([id, , words]) => [id, words.split(' ')[place]]);
			expect(cases.map(([id]) => [id, told.get(id)])).toEqual(expected);
		}
	);
});

test('who came only once had no course of treatment, where the export tells', async () => {
	const once = { episode_id: 'once', admitted_on: '2025-01-02', discharged_on: '2025-02-28' };
	const scores = ['phq-9', 'gad-7'].flatMap((instrument) => [
		{ episode_id: 'once', instrument, assessed_on: '2025-01-02', total: 18 },
		{ episode_id: 'once', instrument, assessed_on: '2025-02-27', total: 4 }
	]);
	const attendance = [{ episode_id: 'once', service_on: '2025-01-02', status: 'attended' }];
	const came = await warehouseWith({ episode: [once], assessment: scores, attendance });
	expect((await ask(came, 'talking_therapies_recovery')).value).toEqual({
		state: 'none',
		reason: '0 people who came twice or more'
	});
});

test('trap 9: reliable by our own spread is strictly more than 1.96 standard errors, and the figure says how many points', async () => {
	const spread = async (change: number) => {
		const people = [
			['e1', 20, 20 - change],
			['e2', 10, 10]
		] as const;
		return warehouseWith({
			episode: people.map(([episode_id]) => ({
				episode_id,
				admitted_on: '2025-01-02',
				discharged_on: '2025-02-28'
			})),
			assessment: people.flatMap(([episode_id, start, end]) => [
				{ episode_id, instrument: 'phq-9', assessed_on: '2025-01-02', total: start },
				{ episode_id, instrument: 'phq-9', assessed_on: '2025-02-27', total: end }
			])
		});
	};
	// SD of 20 and 10 is 7.0711; 1.96 x 7.0711 x root of 0.22 is 6.5006.
	const figure = await ask(await spread(7), 'phq_9_reliable_improvement_own');
	expect(released(figure)).toMatchObject({ k: 1, n: 2 });
	expect(figure.told?.map(({ value }) => value.toFixed(4))).toEqual(['7.0711', '6.5006']);
	expect(figure.sentence).toContain('Points beyond which a change is reliable: 6.50.');
	const less = await ask(await spread(6), 'phq_9_reliable_improvement_own');
	expect(released(less)).toMatchObject({ k: 0, n: 2 });
});
