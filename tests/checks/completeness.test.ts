import { expect, test } from 'vitest';
import { readCompleteness } from '#lib/server/checks/completeness.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { score, stay } from './cases/case.ts';

const readAll = async (tables: Parameters<typeof warehouseWith>[0]) =>
	readCompleteness(await warehouseWith(tables, '2025-03-31'), readRegistry());

/** The rows of instruments as a whole. */
const read = async (tables: Parameters<typeof warehouseWith>[0]) =>
	(await readAll(tables)).filter(({ scale }) => scale === null);

test('an instrument of several scales is counted by each, and as a whole by any of them', async () => {
	const depression = [3, 5, 10, 13, 16, 17, 21].map((item) => [`item_${item}`, 1]);
	const rows = await readAll({
		episode: [stay(), stay({ episode_id: 'e2' }), stay({ episode_id: 'e3' })],
		assessment: [
			score({ instrument: 'dass-21', items: Object.fromEntries(depression) }),
			score({
				...{ episode_id: 'e2', instrument: 'dass-21' },
				items: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`item_${at + 1}`, 1]))
			})
		]
	});
	// The first answered the questions of one scale, the second all, the third none.
	const counts = rows.map(({ scale, admitted, with_baseline }) => [scale, admitted, with_baseline]);
	expect(counts).toEqual([
		['anxiety', 3, 1],
		['depression', 3, 2],
		['stress', 3, 1],
		[null, 3, 2]
	]);
});

test('admissions count in their month, discharges in theirs, and short stays are not held to a pair', async () => {
	const rows = await read({
		episode: [
			stay({ episode_id: 'e1', discharged_on: '2025-02-03' }),
			stay({ episode_id: 'e2', discharged_on: '2025-02-10' }),
			stay({ episode_id: 'e3', discharged_on: '2025-01-19' }),
			stay({ episode_id: 'e4', admitted_on: '2025-02-03', discharged_on: null })
		],
		assessment: [
			score({ episode_id: 'e1', total: 15 }),
			score({ episode_id: 'e1', total: 9, assessed_on: '2025-02-03' }),
			score({ episode_id: 'e2', total: 12 }),
			score({ episode_id: 'e4', total: 12, assessed_on: '2025-02-20' })
		]
	});
	const phq9 = { instrument: 'phq-9', scale: null, program: 'Main' };
	expect(rows).toEqual([
		{ ...phq9, period: '2025-01', admitted: 3, with_baseline: 2, discharged: 0, with_pair: 0 },
		{ ...phq9, period: '2025-02', admitted: 1, with_baseline: 0, discharged: 2, with_pair: 1 }
	]);
});

test('an answer to one question beside the total does not make a person measured', async () => {
	const rows = await read({
		episode: [stay(), stay({ episode_id: 'e2' })],
		assessment: [score({ items: { item_9: 1 } }), score({ episode_id: 'e2', total: 9 })]
	});
	expect(rows).toMatchObject([{ admitted: 2, with_baseline: 1 }]);
});

test('an instrument in use is held against every program, also where nobody was measured with it', async () => {
	const rows = await read({
		episode: [stay(), stay({ episode_id: 'e2', program: 'Other' })],
		assessment: [score({ total: 9 })]
	});
	expect(
		rows.map(({ program, admitted, with_baseline }) => [program, admitted, with_baseline])
	).toEqual([
		['Main', 1, 1],
		['Other', 1, 0]
	]);
});

test('exports without dates are placed by their year of admission', async () => {
	const rows = await read({
		episode: [{ episode_id: 'e1', admit_year: 2024, discharged_day: 30 }],
		assessment: [
			{ episode_id: 'e1', instrument: 'gad-7', assessed_day: 0, total: 12 },
			{ episode_id: 'e1', instrument: 'gad-7', assessed_day: 28, total: 5 }
		]
	});
	expect(rows).toEqual([
		{
			instrument: 'gad-7',
			scale: null,
			program: 'Main',
			period: '2024',
			admitted: 1,
			with_baseline: 1,
			discharged: 1,
			with_pair: 1
		}
	]);
});

test('a questionnaire that gives a level and no quantity measures people too', async () => {
	const items = { item_1: 1, item_2: 0, item_6: 0 };
	const rows = await read({
		episode: [stay(), stay({ episode_id: 'e2' })],
		assessment: [score({ instrument: 'c-ssrs', items })]
	});
	expect(rows).toMatchObject([{ instrument: 'c-ssrs', admitted: 2, with_baseline: 1 }]);
});
