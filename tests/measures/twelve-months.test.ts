import { expect, test } from 'vitest';
import { lastWholeMonth, twelveMonthsTo } from '#lib/measures/twelve-months.ts';

test('twelve whole months end with the last month the data hold whole', () => {
	const upTo = (dataThrough: string) => twelveMonthsTo(lastWholeMonth(dataThrough));
	expect(upTo('2025-08-31')).toMatchObject({ from: '2024-09-01', to: '2025-08-31' });
	expect(upTo('2025-08-30')).toMatchObject({ from: '2024-08-01', to: '2025-07-31' });
	expect(lastWholeMonth('2024-02-29')).toBe('2024-02');
	expect(lastWholeMonth('2024-02-28')).toBe('2024-01');
});

test('twelve months go over the turn of the year, and hold their first and last day', () => {
	expect(twelveMonthsTo('2025-06')).toEqual({
		...{ first: '2024-07', last: '2025-06' },
		...{ from: '2024-07-01', to: '2025-06-30' }
	});
	expect(twelveMonthsTo('2024-12')).toMatchObject({ first: '2024-01', to: '2024-12-31' });
});
