import { expect, test } from 'vitest';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { realFile } from './real-data.ts';

const percent = (rate: number | null | undefined) => (100 * (rate ?? NaN)).toFixed(2);

/** k, n, value and interval of a released cell, as the reference answers print them. */
const printed = (cell: Awaited<ReturnType<typeof askLoaded>>['value']) =>
	cell.state === 'released'
		? [cell.k, cell.n, percent(cell.value), percent(cell.lo), percent(cell.hi)]
		: cell.state;

test('TEDS-D 2023: completion equals the reference, overall and by service', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadPaths(folder, [realFile('teds/teds_d_2023_sample_odd.csv')]);
	expect(receipt.files[0]).toMatchObject({
		profile: 'TEDS-D 2023 v1',
		read: 500,
		loaded: 500,
		rejected: 0
	});
	const all = await askLoaded(folder, 'completion');
	// The reference list prints 47.25 as the upper limit; the score equation's root at 215 of 500 is .47377.
	expect(printed(all.value)).toEqual([215, 500, '43.00', '38.73', '47.38']);
	const byService = await askLoaded(folder, 'completion', { by: 'program' });
	const services = Object.fromEntries(
		byService.series.map((point) => [point.by.program, printed(point.value)])
	);
	expect(services['Intensive Outpatient']).toEqual([14, 58, '24.14', '14.96', '36.53']);
	expect(services['Non-intensive Outpatient']).toEqual([111, 273, '40.66', '35.00', '46.58']);
	const iop = await askLoaded(folder, 'completion', { where: { level_of_care: ['IOP'] } });
	expect(printed(iop.value)).toEqual([14, 58, '24.14', '14.96', '36.53']);
});

test('TEDS-D 2023: without dates, figures by month are refused with the reason', async () => {
	const folder = await temporaryFolder();
	await loadPaths(folder, [realFile('teds/teds_d_2023_sample_odd.csv')]);
	await expect(askLoaded(folder, 'completion', { by: 'month' })).rejects.toThrow(/date/);
});

test('TEDS-A 2023: a thousand admissions load as open episodes', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadPaths(folder, [realFile('teds/teds_a_2023_sample.csv')]);
	expect(receipt.files[0]).toMatchObject({ profile: 'TEDS-A 2023 v1', read: 1000, loaded: 1000 });
	const open = await readRows(
		folder,
		'select count(*) as n from episode_fact where not is_discharged'
	);
	expect(open).toEqual([{ n: '1000' }]);
	const completion = await askLoaded(folder, 'completion');
	expect(completion.value.state).toBe('none');
});
