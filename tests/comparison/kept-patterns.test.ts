import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '#lib/measures/figure.ts';
import { askPatterns } from '#lib/server/comparison/ask-patterns.ts';
import { keptPatterns } from '#lib/server/comparison/kept-patterns.ts';
import { catalogue } from '../measures/ask.ts';
import { rollUp } from '../rollups/rolled-up.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

const measures = [
	'completion',
	'phq_9_mean_change',
	'phq_9_reliable_improvement',
	'gad_7_mean_change'
].map((id) => catalogue.get(id));

type Stay = {
	site: string | null;
	age_group: string | null;
	discharged_on: string;
	instrument: 'phq-9' | 'gad-7';
	scores: [first: number, last: number] | null;
};

const stay = (...[site, discharged_on, scores]: [string, string, Stay['scores']]): Stay => ({
	...{ site, age_group: '26 to 34', discharged_on, instrument: 'phq-9' },
	scores
});

/** The rows of stays that began on 6 January 2025, scored then and on the day they ended. */
async function rolledUp(stays: readonly Stay[]) {
	const episode = stays.map(({ site, age_group, discharged_on }, at) => ({
		...{ episode_id: `e${at}`, person_id: `e${at}`, level_of_care: 'IOP', site, age_group },
		...{ admitted_on: '2025-01-06', discharged_on },
		discharge_reason: at % 2 === 0 ? 'completed' : 'left_early'
	}));
	const assessment = stays.flatMap(({ instrument, discharged_on, scores }, at) =>
		['2025-01-06', discharged_on].flatMap((assessed_on, end) =>
			scores ? { episode_id: `e${at}`, instrument, assessed_on, total: scores[end] ?? 0 } : []
		)
	);
	const db = await warehouseWith({ episode, assessment }, '2025-06-30');
	return { db, ...(await rollUp(db, measures)) };
}

const questionOf = (measure: string, asked: Partial<Question> = {}): Question => ({
	...{ measure, by: 'site', where: {}, audience: 'inside' },
	...asked
});

describe('people alike from placed rows', () => {
	// East: 8 points better from 18 and 7 from 19, of one band; West: 1 point worse from 12.
	const three = [
		stay('East', '2025-03-03', [18, 10]),
		stay('East', '2025-04-07', [19, 12]),
		stay('West', '2025-03-03', [12, 13])
	];
	const measure = catalogue.get('phq_9_mean_change');

	async function kept(most: number, asked?: Partial<Question>) {
		const { db, rollups } = await rolledUp(three);
		return keptPatterns(db, rollups, { measure, question: questionOf(measure.id, asked), most });
	}

	test('are by band where there are too many by point', async () => {
		expect(await kept(2)).toMatchObject({
			rows: [
				{ group: 'East', score: null, band: 'moderately severe', n: 2, total: 15, squares: 113 },
				{ group: 'West', score: null, band: 'moderate', n: 1, total: -1, squares: 1 }
			]
		});
	});

	test('are left to rows where those might tell them by point', async () => {
		expect(await kept(3)).toBeUndefined();
	});

	test('are not allowed for where there are too many by band, too', async () => {
		expect(await kept(1)).toMatchObject({ reason: expect.stringContaining('Too many kinds') });
	});

	test('are not read for a period that is not of whole months', async () => {
		expect(await kept(1, { from: '2025-03-02', to: '2025-03-30' })).toBeUndefined();
	});
});

const stays = fc.array(
	fc.record({
		site: fc.constantFrom('East', 'West', null),
		age_group: fc.constantFrom('18 to 25', '26 to 34', null),
		discharged_on: fc.constantFrom('2025-02-28', '2025-03-03', '2025-03-31', '2025-04-07'),
		instrument: fc.constantFrom('phq-9' as const, 'gad-7' as const),
		scores: fc.option(fc.tuple(fc.nat(21), fc.nat(21)))
	}),
	{ minLength: 4, maxLength: 30 }
);

const question = fc
	.record({
		measure: fc.constantFrom(...measures.map(({ id }) => id)),
		by: fc.constantFrom('site', 'age_group', 'baseline_band'),
		where: fc.constantFrom<Question['where'][]>(
			{},
			{ site: ['East', 'unknown'] },
			{ age_group: ['26 to 34'] }
		),
		period: fc.constantFrom<Pick<Question, 'from' | 'to'>[]>(
			{},
			{ from: '2025-03-01', to: '2025-03-31' },
			{ from: '2025-03-03' }
		)
	})
	.map(({ measure, period, ...asked }) => questionOf(measure, { ...asked, ...period }));

test('people alike are the same from roll-ups as from rows, however many there may be', async () => {
	let byRollups = 0;
	await fc.assert(
		fc.asyncProperty(
			stays,
			fc.array(fc.tuple(question, fc.nat(8)), { minLength: 20, maxLength: 30 }),
			async (people, asked) => {
				const { db, rollups } = await rolledUp(people);
				for (const [one, most] of asked) {
					const measure = catalogue.get(one.measure);
					const found = await askPatterns(db, measure, one, { most, rollups });
					expect([one, most, found]).toEqual([
						one,
						most,
						await askPatterns(db, measure, one, { most })
					]);
					if (await keptPatterns(db, rollups, { measure, question: one, most })) byRollups++;
				}
			}
		),
		{ numRuns: 8 }
	);
	expect(byRollups).toBeGreaterThan(20);
}, 120_000);
