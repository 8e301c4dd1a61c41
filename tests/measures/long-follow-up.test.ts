import { expect, test } from 'vitest';
import { z } from 'zod';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, released } from './ask.ts';

const windows = z.object({
	year_from: z.string(),
	year_to: z.string(),
	half_year_from: z.string(),
	half_year_to: z.string()
});

test.each([
	['2023-11-01', '2024-09-02', '2024-12-31', '2024-02-29', '2024-06-28'],
	['2024-02-29', '2024-12-30', '2025-04-29', '2024-06-28', '2024-10-26'],
	['2024-03-10', '2025-01-09', '2025-05-09', '2024-07-08', '2024-11-05'],
	['2024-10-31', '2025-09-01', '2025-12-30', '2025-02-28', '2025-06-28']
])('trap 37: the windows of an index on %s are those published', async (index, ...expected) => {
	const db = await warehouseWith({
		episode: [{ episode_id: 'e1', admitted_on: index }],
		assessment: [{ episode_id: 'e1', instrument: 'phq-9', assessed_on: index, total: 15 }]
	});
	const [found] = await runQuery(db, {
		name: 'windows',
		sql: `select year_from::varchar as year_from, year_to::varchar as year_to,
			half_year_from::varchar as half_year_from, half_year_to::varchar as half_year_to
		from long_follow_up`,
		row: windows
	});
	expect(Object.values(found ?? {})).toEqual(expected);
});

test('the index is the first score above 9 of a person, and a later stay may give the follow-up', async () => {
	const score = (episode_id: string, assessed_on: string, total: number) => ({
		episode_id,
		instrument: 'phq-9',
		assessed_on,
		total
	});
	const db = await warehouseWith(
		{
			episode: [
				{ episode_id: 'e1', person_id: 'p1', admitted_on: '2024-01-08', program: 'First' },
				{ episode_id: 'e2', person_id: 'p1', admitted_on: '2024-06-03', program: 'Second' }
			],
			assessment: [
				score('e1', '2024-01-08', 9),
				score('e1', '2024-01-22', 14),
				// 133 days after the index, in another stay.
				score('e2', '2024-06-03', 7),
				score('e2', '2024-06-10', 18)
			]
		},
		'2025-06-30'
	);
	const figure = await ask(db, 'phq_9_response_4_to_8_months', { by: 'program' });
	expect(figure.series.map(({ by }) => by.program)).toEqual(['First']);
	// The last score of the window counts: 18, not 7.
	expect(released(figure)).toMatchObject({ k: 0, n: 1 });
	expect(released(await ask(db, 'phq_9_scored_12_months'))).toMatchObject({ k: 0, n: 1 });
});
