import { expect, test } from 'vitest';
import type { SeriesPoint } from '#lib/measures/figure.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { totalsOnly, writeOwn } from './own-files.ts';
import { realFile } from './real-data.ts';

const profile = `
name: HELP trial
version: 1
recognise: [dayslink, linkstatus, cesd, substance, treat]
route: relative-days
tables:
  - table: episode
    columns:
      episode_id: id
      person_id: id
      program: { from: treat, values: { 'yes': clinic, 'no': usual care } }
      level_of_care: { constant: DETOX }
      track: { constant: SUD }
      admitted_day: { constant: 0 }
      discharged_day: { sql: "case when linkstatus = '1' then dayslink end" }
      last_attended_day: { sql: "case when linkstatus = '0' then dayslink end" }
      discharge_reason: { sql: "case when linkstatus = '1' then 'completed' end" }
      primary_diagnosis: substance
  - table: assessment
    columns:
      episode_id: id
      instrument: { constant: ces-d }
      assessed_day: { constant: 0 }
      total: cesd
`;

async function loadHelp(): Promise<string> {
	const folder = await temporaryFolder();
	await writeOwn(folder, 'profiles', { help: profile });
	await writeOwn(folder, 'instruments', {
		'ces-d': totalsOnly({
			id: 'ces-d',
			title: 'CES-D',
			prefix: 'ces_d',
			better: 'lower',
			range: [0, 60]
		})
	});
	const { receipt } = await loadPaths(folder, [realFile('asi_sud/HELPrct.csv')]);
	expect(receipt.files.map(({ table, read, loaded }) => [table, read, loaded])).toEqual([
		['episode', 453, 453],
		['assessment', 453, 453]
	]);
	return folder;
}

/** The share of a program just after a day. */
function after(series: SeriesPoint[], program: string, day: number): string {
	const cell = series
		.filter(({ by }) => by.program === program)
		.findLast(({ by }) => Number(by.day) <= day)?.value;
	return cell?.state === 'released' ? (cell.value ?? NaN).toFixed(6) : `${cell?.state}`;
}

test('HELP: not yet linked to care after 30, 90, 180 and 365 days equals the reference', async () => {
	const folder = await loadHelp();
	const { series, ledger } = await askLoaded(folder, 'retention_curve', { by: 'program' });
	// 22 rows lack the day.
	expect(ledger.map(({ n }) => n)).toEqual([453, 431]);
	const days = [30, 90, 180, 365];
	expect(days.map((day) => after(series, 'usual care', day))).toEqual([
		'0.976077',
		'0.909091',
		'0.875598',
		'0.831848'
	]);
	expect(days.map((day) => after(series, 'clinic', day))).toEqual([
		'0.792793',
		'0.536036',
		'0.463964',
		'0.427928'
	]);
});

test('HELP: the median CES-D of each substance equals the reference', async () => {
	const folder = await loadHelp();
	const medians = await readRows(
		folder,
		`select primary_diagnosis as substance, quantile_cont(value, 0.5) as median
		from score join episode_dimension using (episode_id)
		where instrument = 'ces-d' group by primary_diagnosis order by primary_diagnosis`
	);
	expect(medians).toEqual([
		{ substance: 'alcohol', median: '36.0' },
		{ substance: 'cocaine', median: '30.0' },
		{ substance: 'heroin', median: '35.0' }
	]);
});
