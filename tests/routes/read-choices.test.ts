import { expect, test } from 'vitest';
import { readChoices } from '../../src/routes/data/read-choices.ts';

test('a form with a route alone leaves out no column and lets none in', () => {
	expect(readChoices({ route: 'date-shifted', as_of: '', leave_out: ' ' })).toEqual({
		route: 'date-shifted',
		asOf: undefined,
		dropColumns: [],
		allow: []
	});
});

test('columns to leave out stand between commas', () => {
	const { dropColumns } = readChoices({ route: 'date-shifted', leave_out: 'name, phone ,' });
	expect(dropColumns).toEqual(['name', 'phone']);
});

test('a column is let in with its reason and who gave it', () => {
	const fields = {
		allow_column: ' ward ',
		allow_why: 'a building, not a person',
		allow_who: 'Kim'
	};
	expect(readChoices({ route: 'date-shifted', ...fields }).allow).toEqual([
		{ column: 'ward', why: 'a building, not a person', who: 'Kim' }
	]);
});

test('without a route, or with a day that is none, the load is not begun', () => {
	expect(() => readChoices({ route: '' })).toThrow('Say what the dates in the files are');
	expect(() => readChoices({ route: 'date-shifted', as_of: '2025-02-30' })).toThrow('not a date');
});
