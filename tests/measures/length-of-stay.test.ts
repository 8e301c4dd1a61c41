import { expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, released } from './ask.ts';
import { asOfA, episodesA } from './episodes-a.ts';

test('eleven stays: quartiles of type 7, mean and spread, an interval without assumptions', async () => {
	const db = await warehouseWith({ episode: episodesA }, asOfA);
	const cell = released(await ask(db, 'length_of_stay'));
	expect(cell).toMatchObject({
		n: 11,
		value: 28,
		lo: 4,
		hi: 70,
		spread: { mean: 35, min: 0, p25: 13, p50: 28, p75: 59.5, p90: 70, max: 84 }
	});
	expect(cell.spread?.sd).toBeCloseTo(28.6915, 4);
});

test('a stay with one end missing is in the ledger and not in the median', async () => {
	const db = await warehouseWith(
		{
			episode: [
				{ episode_id: 'e1', admitted_on: '2025-01-01', discharged_on: '2025-01-11' },
				{ episode_id: 'e2', admit_year: 2025, discharged_on: '2025-01-20' }
			]
		},
		asOfA
	);
	const figure = await ask(db, 'length_of_stay');
	expect(figure.ledger.map(({ n }) => n)).toEqual([2, 1]);
	expect(figure.sentence).toBe(
		'Length of stay: a median of 10 days for 1 person. Counted here: 1 of 2 people discharged in the period.'
	);
});
