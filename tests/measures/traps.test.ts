import { afterEach, describe, expect, test } from 'vitest';
import { addDays, bucketEnd, bucketOf, bucketsBetween, isIsoDate } from '#lib/measures/calendar.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask, released } from './ask.ts';

/** Three records of the public file of discharges: labels where older files had codes, and a code for the stay. */
const teds = [
	'patient_id,discharge_year,service_type_discharge,discharge_reason,length_of_stay,referral_source,payment_source,health_insurance,primary_substance_admit,age_group,sex,ethnicity,race',
	'1,2023,Intensive Outpatient,Treatment completed,33,,,,Alcohol,25-29,M,,',
	'2,2023,Intensive Outpatient,Dropped out,33,,,,Alcohol,25-29,M,,',
	'3,2023,Intensive Outpatient,Gone fishing,4,,,,Alcohol,25-29,M,,',
	''
].join('\n');

describe('the public file of discharges', () => {
	test('trap 18: the code of the length of stay is not taken for days', async () => {
		const folder = await temporaryFolder();
		const { receipt } = await loadTexts(folder, { 'teds.csv': teds });
		expect(receipt.files[0]).toMatchObject({ profile: expect.stringContaining('TEDS-D 2023') });
		// Code 33 is 61 to 90 days. Nothing is known of the days, and no median of 33 is told.
		expect(await readRows(folder, 'select distinct stay_days from episode_fact')).toEqual([
			{ stay_days: '' }
		]);
		expect((await askLoaded(folder, 'length_of_stay')).value.state).toBe('none');
	});

	test('trap 19: reasons are read as the labels they are, and one nobody knows is rejected', async () => {
		const folder = await temporaryFolder();
		const { receipt } = await loadTexts(folder, { 'teds.csv': teds });
		expect(receipt.files[0]).toMatchObject({ read: 3, loaded: 2, rejected: 1 });
		expect(receipt.files[0]?.rejects).toEqual([
			expect.objectContaining({ line: 4, column: 'discharge_reason' })
		]);
		const figure = await askLoaded(folder, 'completion');
		expect(released(figure)).toMatchObject({ k: 1, n: 2 });
	});
});

describe('trap 37: a year with a 29 February', () => {
	test('has that day, and a month that ends on it', () => {
		expect(isIsoDate('2024-02-29')).toBe(true);
		expect(isIsoDate('2025-02-29')).toBe(false);
		expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
		expect(addDays('2024-01-30', 30)).toBe('2024-02-29');
		expect(bucketEnd('2024-02', 'month')).toBe('2024-02-29');
		expect(bucketEnd('2025-02', 'month')).toBe('2025-02-28');
		expect(bucketEnd('2024-Q1', 'quarter')).toBe('2024-03-31');
	});

	test('counts it in stays, and people admitted on it have every day after it', async () => {
		const db = await warehouseWith(
			{
				episode: [
					{ episode_id: 'e1', admitted_on: '2024-02-28', discharged_on: '2024-03-01' },
					{ episode_id: 'e2', admitted_on: '2024-02-29', discharged_on: '2024-03-30' },
					{ episode_id: 'e3', admitted_on: '2023-02-28', discharged_on: '2023-03-01' }
				]
			},
			'2024-12-31'
		);
		const { spread, value } = released(await ask(db, 'length_of_stay'));
		// 2, 30 and, in a year without it, 1.
		expect([spread?.min, value, spread?.max]).toEqual([1, 2, 30]);
		expect(released(await ask(db, 'retention_day_30'))).toMatchObject({ k: 1, n: 3 });
		const { series } = await ask(db, 'retention_day_7', { by: 'month', from: '2024-02-01' });
		expect(series.map(({ by, value: cell }) => [by.month, cell.state])).toEqual([
			['2024-02', 'released']
		]);
	});
});

describe('trap 38: dates are days, whatever the clock of the computer says', () => {
	const zone = process.env.TZ;
	afterEach(() => {
		if (zone === undefined) delete process.env.TZ;
		else process.env.TZ = zone;
	});

	test.each(['America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC'])(
		'in %s',
		async (place) => {
			process.env.TZ = place;
			// The clocks go forward and back in between: a day of 23 or 25 hours is one day.
			expect(addDays('2025-03-08', 2)).toBe('2025-03-10');
			expect(addDays('2025-11-01', 2)).toBe('2025-11-03');
			expect(bucketOf('2025-03-01', 'month')).toBe('2025-03');
			expect(bucketsBetween('2025-02', '2025-04', 'month')).toEqual([
				'2025-02',
				'2025-03',
				'2025-04'
			]);
			const db = await warehouseWith(
				{
					episode: [
						{ episode_id: 'e1', admitted_on: '2025-03-01', discharged_on: '2025-03-31' },
						{ episode_id: 'e2', admitted_on: '2025-10-31', discharged_on: '2025-11-30' }
					]
				},
				'2025-12-31'
			);
			const figure = await ask(db, 'length_of_stay', { by: 'month' });
			expect(figure.series.map(({ by }) => by.month)).toEqual(
				bucketsBetween('2025-03', '2025-11', 'month')
			);
			expect(released(figure).spread).toMatchObject({ min: 30, max: 30 });
			expect(figure.asOf.dataThrough).toBe('2025-12-31');
		}
	);
});
