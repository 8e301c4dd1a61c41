import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import type { Question } from '#lib/measures/figure.ts';
import {
	askDisparities,
	askPopulation,
	type AskingDisparities
} from '#lib/server/disparities/ask-disparities.ts';
import { readHeadline } from '#lib/server/disparities/headline.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { isComparable } from '#lib/measures/disparities/disparity.ts';
import { readSettings } from '#lib/server/settings.ts';
import { ask, catalogue } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { fourGroups, staysOf } from './two-groups.ts';

const asking = (
	db: DuckDBConnection,
	asked: Partial<AskingDisparities['asked']> = {}
): AskingDisparities => ({
	ask: (question: Question) => ask(db, question.measure, question),
	catalogue,
	settings: readSettings(),
	asked: { where: {}, audience: 'inside', ...asked }
});

const asOf = '2025-06-30';

test('every measure of the headline is there and can be compared', () => {
	const { headline, population } = readHeadline();
	for (const id of headline) expect(isComparable(catalogue.get(id))).toBe(true);
	expect(catalogue.get(population)).toMatchObject({ kind: 'breakdown', unit: 'episode' });
});

describe('four groups of one network', () => {
	test('by sex completion differs by more than chance; by what all share nothing can be tested', async () => {
		const db = await warehouseWith({ episode: fourGroups }, asOf);
		const { rows, list, isUndated } = await askDisparities(asking(db), ['completion', 'no_such']);
		const gaps = rows[0]?.answers.map(({ gap }) => [gap.characteristic, gap.verdict, gap.why]);
		const few = 'only one group of 20 people or more';
		const none = 'no group of 20 people or more';
		expect(gaps).toEqual([
			['sex', 'more_than_chance', ''],
			['race_ethnicity', 'not_tested', none],
			['language', 'not_tested', few],
			['age_group', 'not_tested', none],
			['payer_class', 'not_tested', none]
		]);
		expect(list).toEqual({ marked: 1, tested: 1, falseSharePercent: 5 });
		expect(isUndated).toBe(false);
		expect(rows[0]?.answers[0]?.gap.test?.p).toBeCloseTo(0.008045081, 8);
	});

	test('who was served: 162 of 192 have a known sex, nobody a known age', async () => {
		const db = await warehouseWith({ episode: fourGroups }, asOf);
		const population = await askPopulation(asking(db));
		expect(population[0]).toEqual({
			characteristic: 'sex',
			groups: [
				{ name: 'F', n: 70 },
				{ name: 'M', n: 80 },
				{ name: 'X', n: 12 },
				{ name: 'unknown', n: 30 }
			],
			known: { n: 162, of: 192 }
		});
		expect(population[3]?.known).toEqual({ n: 0, of: 192 });
	});
});

describe('for outside', () => {
	test('no number of a group of fewer than 11, nor of the one that would give it away, and no test of it', async () => {
		// M is small; F must go with it, or the whole less F would be M. So nothing is left to compare.
		const episode = staysOf([
			{ sex: 'F', completed: 40, left: 30 },
			{ sex: 'M', completed: 6, left: 3 }
		]);
		const db = await warehouseWith({ episode }, asOf);
		const outside = asking(db, { audience: 'outside' });
		const [row] = (await askDisparities(outside, ['completion'])).rows;
		const gap = row?.answers[0]?.gap;
		expect(gap?.groups.map(({ standing, cell }) => [standing, Object.keys(cell)])).toEqual([
			['withheld', ['state', 'reason']],
			['withheld', ['state', 'reason']]
		]);
		expect(gap).toMatchObject({ test: null, widest: null });
		const [population] = await askPopulation(outside);
		expect(population?.groups).toEqual([
			{ name: 'F', n: null },
			{ name: 'M', n: null }
		]);
	});
});

test('of an export without dates all there is is asked, and it says so', async () => {
	const db = await warehouseWith({ episode: fourGroups }, asOf);
	const timeless = asking(db, { from: '2025-01-01', to: '2025-12-31' });
	const found = await askDisparities(
		{
			...timeless,
			ask: async (question) => {
				if (question.from !== undefined) throw new FigureWithheld('no dates');
				return timeless.ask(question);
			}
		},
		['completion']
	);
	expect(found.isUndated).toBe(true);
	expect(found.rows[0]?.answers[0]?.gap.verdict).toBe('more_than_chance');
});
