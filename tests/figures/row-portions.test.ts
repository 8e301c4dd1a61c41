import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portionsOf } from '#lib/server/figures/row-portions.ts';
import type { DayCount, RowPortion } from '#lib/server/figures/row-portions.ts';

const days: DayCount[] = [
	{ day: '2025-01-01', rows: 4 },
	{ day: '2025-01-02', rows: 3 },
	{ day: '2025-01-05', rows: 9 },
	{ day: null, rows: 2 }
];

test('days are read together while they are few, a long one alone, and rows without a day last', () => {
	expect(portionsOf(days, { limit: 18, offset: 0 }, 7)).toEqual([
		{ days: 'dated', from: '2025-01-01', to: '2025-01-02', limit: 7, offset: 0 },
		{ days: 'dated', from: '2025-01-05', to: '2025-01-05', limit: 9, offset: 0 },
		{ days: 'undated', limit: 2, offset: 0 }
	]);
});

test('of a stretch only the days are read that have any of it', () => {
	expect(portionsOf(days, { limit: 4, offset: 5 }, 100)).toEqual([
		{ days: 'dated', from: '2025-01-02', to: '2025-01-05', limit: 4, offset: 1 }
	]);
	expect(portionsOf(days, { limit: 4, offset: 18 }, 100)).toEqual([]);
});

test('the latest days come first where they are given so', () => {
	const latest = [...days.slice(0, 3).reverse(), ...days.slice(3)];
	expect(portionsOf(latest, { limit: 14, offset: 0 }, 12)).toEqual([
		{ days: 'dated', from: '2025-01-02', to: '2025-01-05', limit: 12, offset: 0 },
		{ days: 'dated', from: '2025-01-01', to: '2025-01-01', limit: 2, offset: 0 }
	]);
});

/** What a portion reads of rows that stand one after the other. */
function readPortion(rows: readonly string[], portion: RowPortion): string[] {
	const isIn = (row: string) => {
		const day = row.slice(0, 4);
		if (portion.days === 'undated') return day === 'none';
		return day !== 'none' && portion.from <= day && day <= portion.to;
	};
	return rows.filter(isIn).slice(portion.offset, portion.offset + portion.limit);
}

test('the portions of any stretch hold its rows in their order, each once', () => {
	const counts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });
	fc.assert(
		fc.property(
			counts,
			fc.nat(5),
			fc.nat(60),
			fc.nat(60),
			fc.integer({ min: 1, max: 20 }),
			(dated, undated, limit, offset, most) => {
				const byDay: DayCount[] = dated.map((rows, at) => ({ day: `${1000 + at}`, rows }));
				if (undated > 0) byDay.push({ day: null, rows: undated });
				const rows = byDay.flatMap(({ day, rows: count }) =>
					Array.from({ length: count }, (_, row) => `${day ?? 'none'}-${row}`)
				);
				const portions = portionsOf(byDay, { limit, offset }, most);
				const read = portions.flatMap((portion) => readPortion(rows, portion));
				expect(read).toEqual(rows.slice(offset, offset + limit));
			}
		)
	);
});
