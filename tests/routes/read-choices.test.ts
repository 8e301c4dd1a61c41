import { expect, test } from 'vitest';
import { readChoices, readLoad } from '../../src/routes/data/incoming/[delivery]/read-choices.ts';

function form(fields: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

test('a load needs to be told what the dates are, and a day that exists', () => {
	expect(readLoad(form([['route', 'date-shifted']]))).toEqual({
		route: 'date-shifted',
		asOf: undefined
	});
	expect(() => readLoad(form([['route', '']]))).toThrow('Say what the dates in the files are');
	const wrongDay = form([
		['route', 'date-shifted'],
		['as_of', '2025-02-30']
	]);
	expect(() => readLoad(wrongDay)).toThrow('not a date');
});

test('columns are left out, and one is let in with its reason and who gave it', () => {
	const columns = form([
		['about', 'columns'],
		['drop', 'name'],
		['drop', 'phone'],
		['allow_column', 'ward'],
		['allow_why', ' a building, not a person '],
		['allow_who', 'Kim']
	]);
	const before = { profile: 'mine', allow: [{ column: 'unit', why: 'a house', who: 'Lee' }] };
	expect(readChoices(columns, before)).toEqual({
		profile: 'mine',
		dropColumns: ['name', 'phone'],
		allow: [
			{ column: 'unit', why: 'a house', who: 'Lee' },
			{ column: 'ward', why: 'a building, not a person', who: 'Kim' }
		]
	});
});

test('how a file is written is what the form says and no more; a tab stays a tab', () => {
	const written = form([
		['about', 'form'],
		['encoding', 'windows-1252'],
		['delimiter', '\t'],
		['skip_rows', '3']
	]);
	expect(readChoices(written, {}).form).toEqual({
		encoding: 'windows-1252',
		delimiter: '\t',
		skip_rows: 3
	});
	const many = form([
		['about', 'form'],
		['skip_rows', '-1']
	]);
	expect(() => readChoices(many, {})).toThrow('a whole number');
});

test('a file is read as a profile, as a table, or as what it looks like', () => {
	const kind = (value: string) =>
		readChoices(
			form([
				['about', 'kind'],
				['kind', value]
			]),
			{ profile: 'before' }
		);
	expect(kind('profile:my EHR: discharges')).toMatchObject({ profile: 'my EHR: discharges' });
	expect(kind('table:episode')).toEqual({ profile: undefined, as: 'episode' });
	expect(kind('')).toEqual({ profile: undefined, as: undefined });
});

test('a form of no known kind is refused', () => {
	expect(() => readChoices(form([['about', 'toString']]), {})).toThrow('not known');
});
