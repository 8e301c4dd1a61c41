import { expect, test } from 'vitest';
import { placeKey, placeOf, placeWords } from '#lib/measures/place.ts';

test('the key of a place is the same in whatever order its parts are given', () => {
	const one = placeKey({ site: ['B', 'A', 'B'], program: ['X'], payer: [] });
	expect(one).toBe(placeKey({ program: ['X'], site: ['A', 'B'] }));
	expect(placeOf(one)).toEqual({ program: ['X'], site: ['A', 'B'] });
	expect(placeKey({})).toBe('{}');
});

test('a place is said in words', () => {
	expect(placeWords({})).toBe('everywhere');
	expect(placeWords({ level_of_care: ['PHP', 'IOP'], site: ['Northgate'] })).toBe(
		'level of care IOP or PHP, site Northgate'
	);
});
