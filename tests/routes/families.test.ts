import { expect, test } from 'vitest';
import { partsOf, usedMeasures } from '../../src/routes/[family=family]/parts.ts';
import { families, measuresOf, measuresOnPage, pageOf } from '../../src/routes/families.ts';
import { readCatalogue } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';

const all = readCatalogue(readRegistry()).list();

test('a page shows every measure of its family once', () => {
	for (const family of families) {
		const ids = measuresOf(family, all).map(({ id }) => id);
		const own = all.filter((measure) => measure.family === family.id).map(({ id }) => id);
		expect(ids.toSorted()).toEqual(own.toSorted());
	}
});

test('every family has a measure on the overview', () => {
	const ids = new Set(all.map(({ id }) => id));
	for (const { headline } of families) expect(headline.some((id) => ids.has(id))).toBe(true);
});

test('outcomes come by instrument, the PHQ-9 first, the scales of the ASI together', () => {
	const outcomes = families.find(({ id }) => id === 'outcomes');
	if (!outcomes) throw new Error('no family outcomes');
	const parts = partsOf(measuresOnPage(outcomes, all), outcomes);
	expect(parts.slice(0, 2).map(({ title }) => title)).toEqual(['PHQ-9', 'GAD-7']);
	const asi = parts.find(({ title }) => title === 'ASI');
	expect(asi?.measures.some(({ id }) => id === 'asi_drug_mean_change')).toBe(true);
	expect(parts.flatMap(({ measures }) => measures)).toHaveLength(
		measuresOnPage(outcomes, all).length
	);
});

test('instruments that nobody was scored with have no part, but for those of the headline', () => {
	const outcomes = families.find(({ id }) => id === 'outcomes');
	if (!outcomes) throw new Error('no family outcomes');
	const scored = [{ instrument: 'asi', scale: 'drug' }];
	const used = usedMeasures(measuresOf(outcomes, all), outcomes.headline, scored);
	const parts = partsOf(used, outcomes);
	expect(parts.map(({ id }) => id)).toEqual(['phq-9', 'gad-7', 'asi']);
	expect(new Set(parts[2]?.measures.map(({ scale }) => scale?.scale))).toEqual(new Set(['drug']));
});

test('every measure stands on a page, those of the Talking Therapies as the last part of outcomes', () => {
	const shown = families.flatMap((family) => measuresOnPage(family, all));
	expect(shown.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
	const outcomes = pageOf('talking_therapies');
	expect(outcomes?.path).toBe('/outcomes');
	if (!outcomes) return;
	const last = partsOf(measuresOnPage(outcomes, all), outcomes).at(-1);
	expect(last?.title).toBe('Talking Therapies (UK)');
	expect(last?.measures[0]?.id).toBe('talking_therapies_reliable_improvement');
});
