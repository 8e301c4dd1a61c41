import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SeriesPoint } from '#lib/measures/figure.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, percents, released } from './ask.ts';
import { asOfA, episodesA } from './episodes-a.ts';

let db: DuckDBConnection;
beforeAll(async () => {
	db = await warehouseWith({ episode: episodesA }, asOfA);
});

/** What a curve says just before a day. */
function before(series: SeriesPoint[], day: number): string {
	const cell = series.findLast(({ by }) => Number(by.day) < day)?.value;
	return cell?.state === 'released' ? (cell.value ?? NaN).toFixed(4) : `${cell?.state}`;
}

describe('retention on a fixed cohort, stay curve and unplanned exits by day', () => {
	test.each([
		[7, '12/14 85.7 60.1-96.0', '0.8571', '0.1429'],
		[14, '11/14 78.6 52.4-92.4', '0.7857', '0.1429'],
		[30, '7/13 53.8 29.1-76.8', '0.5500', '0.2214'],
		[60, '4/11 36.4 15.2-64.6', '0.3771', '0.3000'],
		[90, '0/10 0.0 0.0-27.8', '0.0943', '0.3000']
	])('day %i', async (day, cohort, stayed, unplanned) => {
		expect(percents(released(await ask(db, `retention_day_${day}`)))).toBe(cohort);
		expect(before((await ask(db, 'retention_curve')).series, day)).toBe(stayed);
		expect(before((await ask(db, 'unplanned_exit_curve')).series, day)).toBe(unplanned);
	});
});

test('the curve has the published rows: at risk, left, share, log-log interval', async () => {
	const { series } = await ask(db, 'retention_curve');
	const show = (value: number | null | undefined) => (value ?? NaN).toFixed(4);
	const rows = series.map(({ by, value }) =>
		value.state === 'released'
			? `${by.day} ${value.n} ${value.k} ${show(value.value)} ${show(value.lo)} ${show(value.hi)}`
			: value.state
	);
	expect(rows).toEqual([
		'0 14 1 0.9286 0.5908 0.9896',
		'4 13 1 0.8571 0.5394 0.9622',
		'9 12 1 0.7857 0.4725 0.9254',
		'14 11 0 0.7857 0.4725 0.9254',
		'17 10 1 0.7071 0.3938 0.8791',
		'24 9 1 0.6286 0.3227 0.8265',
		'28 8 1 0.5500 0.2578 0.7682',
		'30 7 1 0.4714 0.1987 0.7047',
		'42 6 0 0.4714 0.1987 0.7047',
		'56 5 1 0.3771 0.1291 0.6285',
		'63 4 1 0.2829 0.0733 0.5432',
		'70 3 1 0.1886 0.0314 0.4476',
		'84 2 1 0.0943 0.0058 0.3392'
	]);
});

test('the median stay counts those still here: 30 days, where the discharged alone say 28', async () => {
	expect(released(await ask(db, 'retention_curve'))).toMatchObject({ k: 11, n: 14, value: 30 });
	expect(released(await ask(db, 'length_of_stay')).value).toBe(28);
});

test('trap 2: who was admitted too recently is not counted as gone', async () => {
	const { ledger } = await ask(db, 'retention_day_30');
	expect(ledger.map(({ n }) => n)).toEqual([14, 13, 13]);
});

test('a month is provisional until its youngest admission is as old as the day asked about', async () => {
	const { series } = await ask(db, 'retention_day_30', { by: 'month' });
	expect(series.filter(({ provisional }) => provisional).map(({ by }) => by.month)).toEqual([
		'2025-06'
	]);
	const wider = await ask(db, 'retention_day_60', { by: 'month' });
	expect(wider.series.filter(({ provisional }) => provisional).map(({ by }) => by.month)).toEqual([
		'2025-05',
		'2025-06'
	]);
});

test('who left early is counted to the last day attended', async () => {
	const stay = { episode_id: 'e1', admitted_on: '2025-01-01', discharged_on: '2025-02-15' };
	const left = { ...stay, discharge_reason: 'left_early', last_attended_on: '2025-01-05' };
	const done = { ...left, episode_id: 'e2', discharge_reason: 'completed' };
	const two = await warehouseWith({ episode: [left, done] }, asOfA);
	expect(released(await ask(two, 'retention_day_30'))).toMatchObject({ k: 1, n: 2 });
});

test('an export of day numbers alone answers retention by day', async () => {
	const day = { admitted_day: 0, admit_year: 2024 };
	const days = await warehouseWith({
		episode: [
			{ ...day, episode_id: 'e1', discharged_day: 40, discharge_reason: 'completed' },
			{ ...day, episode_id: 'e2', discharged_day: 10, discharge_reason: 'left_early' },
			{ ...day, episode_id: 'e3', last_attended_day: 35 },
			{ ...day, episode_id: 'e4', last_attended_day: 3 }
		]
	});
	const figure = await ask(days, 'retention_day_30');
	expect(figure.ledger.map(({ n }) => n)).toEqual([4, 3, 3]);
	expect(released(figure)).toMatchObject({ k: 2, n: 3 });
});
