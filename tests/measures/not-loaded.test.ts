import { expect, test } from 'vitest';
import { bucketEnd, bucketsBetween } from '#lib/measures/calendar.ts';
import { notLoaded as notLoadedBy } from '#lib/measures/not-loaded.ts';
import type { TableMonth } from '#lib/measures/not-loaded.ts';

const rhythm = { fewestMonths: 3, looksBack: 12 };
const notLoaded = (months: TableMonth[], dataThrough: string, settings = rhythm) =>
	notLoadedBy(months, dataThrough, settings);

const monthly = (table: string, first: string, last: string) =>
	bucketsBetween(first, last, 'month').map((month) => ({
		table,
		month,
		lastOn: bucketEnd(month, 'month')
	}));

test("nobody has loaded September's claims", () => {
	const months = [
		...monthly('claim_line', '2026-01', '2026-08'),
		...monthly('attendance', '2026-01', '2026-09')
	];
	expect(notLoaded(months, '2026-09-30')).toEqual([
		{
			table: 'claim_line',
			months: ['2026-09'],
			lastOn: '2026-08-31',
			words:
				'Nobody has loaded claims of September 2026: they end on 31 August 2026, and the data goes through 30 September 2026.'
		}
	]);
});

test('a month that is not over in the data is not missed yet', () => {
	const months = monthly('claim_line', '2026-01', '2026-08');
	expect(notLoaded(months, '2026-09-29')).toEqual([]);
	expect(notLoaded(months, '2026-08-31')).toEqual([]);
});

test('several months are named from the first to the last', () => {
	const [claims] = notLoaded(monthly('claim_line', '2026-01', '2026-05'), '2026-08-31');
	expect(claims?.months).toEqual(['2026-06', '2026-07', '2026-08']);
	expect(claims?.words).toContain('claims of June 2026 to August 2026');
});

test('what comes every quarter is missed after a quarter', () => {
	const surveys = ['2025-09', '2025-12', '2026-03', '2026-06'].map((month) => ({
		table: 'survey',
		month,
		lastOn: `${month}-15`
	}));
	expect(notLoaded(surveys, '2026-08-31')).toEqual([]);
	expect(notLoaded(surveys, '2026-09-30')).toHaveLength(1);
});

test('a gap of long ago does not make a monthly table late for ever', () => {
	const months = [
		...monthly('remit_line', '2023-01', '2023-02'),
		...monthly('remit_line', '2024-01', '2026-07')
	];
	expect(notLoaded(months, '2026-08-31')).toHaveLength(1);
	expect(notLoaded(months, '2026-08-31', { ...rhythm, looksBack: 40 })).toEqual([]);
});

test('two months are no rhythm', () => {
	const appeals = monthly('appeal', '2026-01', '2026-02');
	expect(notLoaded(appeals, '2026-08-31')).toEqual([]);
	expect(notLoaded(appeals, '2026-08-31', { ...rhythm, fewestMonths: 2 })).toHaveLength(1);
	expect(notLoaded([], '2026-08-31')).toEqual([]);
});
