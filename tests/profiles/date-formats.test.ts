import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { dateFormats, guessDateFormat, isDateAs } from '#lib/profiles/date-formats.ts';

test('the example of every format is the 31 January 2025, here as in DuckDB', async () => {
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	for (const { format, example } of dateFormats) {
		expect(isDateAs(example, format), format).toBe(true);
		const reader = await db.runAndReadAll('select try_strptime($example, $format)::date::varchar', {
			example,
			format
		});
		expect(reader.getRows()[0]?.[0], format).toBe('2025-01-31');
	}
});

test('a date that does not exist is none', () => {
	expect(isDateAs('02/29/2024', '%m/%d/%Y')).toBe(true);
	expect(isDateAs('02/29/2025', '%m/%d/%Y')).toBe(false);
	expect(isDateAs('13/01/2025', '%m/%d/%Y')).toBe(false);
	expect(isDateAs('01/31/1825', '%m/%d/%Y')).toBe(false);
});

test('a format is guessed where it alone reads every value', () => {
	expect(guessDateFormat(['03/04/2025', '12/31/2025'])).toEqual({ format: '%m/%d/%Y' });
	expect(guessDateFormat(['3/4/2025', '31/12/2025'])).toEqual({ format: '%d/%m/%Y' });
	expect(guessDateFormat(['20250131'])).toEqual({ format: '%Y%m%d' });
	expect(guessDateFormat(['Jan 3, 2025'])).toEqual({ format: '%b %d, %Y' });
});

test('dates as ISO writes them need no format', () => {
	expect(guessDateFormat(['2025-01-31', '2025-02-01 00:00:00'])).toEqual({ format: null });
});

test('day and month are never guessed apart', () => {
	const guess = guessDateFormat(['03/04/2025', '05/06/2025']);
	expect(guess).toEqual({
		reason:
			'the day and the month cannot be told apart in the values of this file: choose the format'
	});
});

test('two ways of writing in one column are left to a person', () => {
	expect(guessDateFormat(['01/31/2025', '2025-02-01'])).toHaveProperty('reason');
	expect(guessDateFormat([])).toHaveProperty('reason');
});
