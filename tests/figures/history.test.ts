import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import type { Question } from '#lib/measures/figure.ts';
import { ask } from '../measures/ask.ts';
import { warehouseWith } from '../support/warehouse-with.ts';

/** From April 2023 on, so many people discharged a month, and so many of them as completed. */
function monthsOf(counts: [k: number, n: number][]) {
	return counts.flatMap(([k, n], at) => {
		const month = `${2023 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`;
		return Array.from({ length: n }, (_, person) => ({
			episode_id: `${month}-${person}`,
			program: 'Day',
			level_of_care: 'IOP',
			admitted_on: '2023-01-02',
			discharged_on: `${month}-15`,
			discharge_reason: person < k ? 'completed' : 'left_early'
		}));
	});
}

const low = Array.from({ length: 14 }, (_, at): [number, number] => [at % 2 ? 24 : 26, 60]);
const high = Array.from({ length: 13 }, (_, at): [number, number] => [at % 2 ? 36 : 38, 60]);
const through = '2025-06-30';
const lastTwelve: Partial<Question> = { from: '2024-07-01', to: '2025-06-30', by: 'month' };

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith({ episode: monthsOf([...low, ...high]) }, through);
});

test('twelve months rest on the twelve before them: a usual range, and a shift that began before the window', async () => {
	const { series, signal } = await ask(db, 'completion', lastTwelve);
	expect(series).toHaveLength(12);
	expect(signal?.points).toHaveLength(12);
	// 24 months back from June 2025: 11 low ones of 25 completed on average, 13 high ones of 37, of 60 each.
	expect(signal?.points[0]?.centre).toBeCloseTo((6 * 24 + 5 * 26 + 7 * 38 + 6 * 36) / (24 * 60), 9);
	expect(signal).toMatchObject({ chart: 'p', readFrom: '2023-07', rule: 'shift' });
	expect(signal?.words).toContain('a real shift since June 2024: 13 months above the centre line');
});

test('what a month says does not hang on where the window begins', async () => {
	const twelve = await ask(db, 'completion', lastTwelve);
	const six = await ask(db, 'completion', { ...lastTwelve, from: '2025-01-01' });
	expect(six.signal).toMatchObject({ readFrom: '2023-07', words: twelve.signal?.words });
	expect(six.signal?.points).toEqual(twelve.signal?.points.slice(6));
});

test('all there is has nothing before it', async () => {
	const { signal, series } = await ask(db, 'completion', { by: 'month' });
	expect(series).toHaveLength(27);
	expect(signal?.readFrom).toBeNull();
});

test('outside, a month withheld before the window leaves no signal, and shows in nothing else', async () => {
	const outside: Partial<Question> = { ...lastTwelve, audience: 'outside' };
	expect((await ask(db, 'completion', outside)).signal).not.toBeNull();
	const few = await warehouseWith(
		{ episode: monthsOf([...low.with(8, [3, 60]), ...high]) },
		through,
		{ usual_range_periods: 23 }
	);
	expect((await ask(few, 'completion', lastTwelve)).signal?.readFrom).toBe('2023-08');
	const figure = await ask(few, 'completion', outside);
	expect(figure.signal).toBeNull();
	expect(figure.series.every(({ value }) => value.state === 'released')).toBe(true);
});
