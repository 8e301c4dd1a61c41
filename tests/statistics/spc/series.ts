import type { Judged, Reading } from '#lib/statistics/spc/reading.ts';
import type { Period } from '#lib/statistics/spc/read-series.ts';

export const numbers = (values: readonly (number | null)[]): Reading[] =>
	values.map((k) => (k === null ? null : { k, n: 1 }));

export const shares = (pairs: readonly (readonly [number, number])[]): Reading[] =>
	pairs.map(([k, n]) => ({ k, n }));

/** Points with limits at -3 and 3 about a centre of 0. */
export const judged = (values: readonly number[]): Judged[] =>
	values.map((value) => ({ value, centre: 0, sigma: 1, lo: -3, hi: 3 }));

/** Months from January 2024 on, the last so many of them provisional. */
export const months = (readings: readonly Reading[], provisional = 0): Period[] =>
	readings.map((reading, index) => ({
		key: `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
		reading,
		provisional: index >= readings.length - provisional
	}));

const sizes = [
	100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80, 90, 100, 100,
	100, 100, 90, 90
];
const counts = [
	12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9
];

/** Montgomery 2009, table 7.4: purchase orders with errors. */
export const table7p4 = shares(sizes.map((n, index) => [counts[index] ?? 0, n]));
