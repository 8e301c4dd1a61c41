import { expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, percents, released } from './ask.ts';
import { asOfA, episodesA } from './episodes-a.ts';

test('completion counts the completed of all who left', async () => {
	const db = await warehouseWith({ episode: episodesA }, asOfA);
	const figure = await ask(db, 'completion', { by: 'month' });
	expect(percents(released(figure))).toBe('4/11 36.4 15.2-64.6');
});
