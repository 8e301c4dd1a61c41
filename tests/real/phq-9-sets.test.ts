import { expect, test } from 'vitest';
import type { Figure } from '#lib/measures/figure.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { totalsOnly, writeOwn } from './own-files.ts';
import { realFile } from './real-data.ts';

/** A stay of no dates for each person, and the profile's way to the scores. */
const profileOf = (name: string, recognise: string, person: string, assessment: string) => `
name: ${name}
version: 1
recognise: [${recognise}]
route: relative-days
tables:
  - table: episode
    columns:
      episode_id: ${person}
      person_id: ${person}
      program: { constant: Respondents }
      level_of_care: { constant: OTHER }
      admitted_day: { constant: 0 }
  - table: assessment
    columns:
      episode_id: ${person}
${assessment}`;

const countsOf = ({ series }: Figure) =>
	series.map(({ value }) => (value.state === 'released' ? value.k : value.state));

/** Week, n, mean and the mean at the start of the same people. */
const weeksOf = ({ series }: Figure) =>
	series.flatMap(({ by, value }) =>
		value.state === 'released'
			? [
					{
						week: Number(by.week),
						n: value.n,
						mean: value.value ?? NaN,
						start: value.baseline ?? NaN
					}
				]
			: []
	);

test('14 days of ambulatory assessment: 185 people and not 16,150 rows', async () => {
	const folder = await temporaryFolder();
	await writeOwn(folder, 'profiles', {
		ambulatory: profileOf(
			'Ambulatory assessment',
			'user_id, phq1, phq9',
			'user_id',
			`      instrument: { constant: phq-9 }
      assessed_day: { constant: 0 }
    items: "phq{n}"
`
		)
	});
	const { receipt } = await loadPaths(folder, [realFile('phq_gad/phq9_14day_AA_185users.csv')]);
	expect(receipt.files).toMatchObject([
		{ table: 'episode', read: 16150, loaded: 185, rejected: 0 },
		{ table: 'assessment', read: 16150, loaded: 180 }
	]);
	const [, assessments] = receipt.files;
	// Five people answered nothing at all: each of their rows is told.
	expect(assessments?.rejectsByRule.map(({ rule }) => rule)).toEqual(['neither items nor a total']);
	const totals = await readRows(
		folder,
		`select count(value) as n, round(avg(value), 6) as mean, round(stddev_samp(value), 6) as sd,
			count(*) filter (where score_method = 'prorated') as prorated,
			count(*) filter (where score_method = 'unscorable') as unscorable
		from score where scale = 'total'`
	);
	expect(totals).toEqual([
		{ n: '178', mean: '15.426966', sd: '6.200761', prorated: '0', unscorable: '2' }
	]);
	const bands = await askLoaded(folder, 'phq_9_severity_bands');
	expect(countsOf(bands)).toEqual([5, 34, 41, 44, 54]);
	expect(bands.ledger.map(({ n }) => n)).toEqual([185, 178]);
});

test('twelve weeks of 10,000 people: the mean of each week equals the reference', async () => {
	const folder = await temporaryFolder();
	await writeOwn(folder, 'profiles', {
		weekly: profileOf(
			'Weekly PHQ-9',
			'Patient_Identifier, Week, DPQ1, DPQ9, PHQ9_Score',
			'Patient_Identifier',
			`      instrument: { constant: phq-9 }
      assessed_day: { sql: "7 * (cast(\\"Week\\" as integer) - 1)" }
      total: PHQ9_Score
    items: "DPQ{n}"
`
		)
	});
	const { receipt } = await loadPaths(
		folder,
		[realFile('phq_gad/phq9_weekly_nhanes_derived_120k.csv')],
		{ allow: [{ column: 'Patient_Identifier', why: 'numbers of a public survey', who: 'a test' }] }
	);
	expect(receipt.files).toMatchObject([
		{ table: 'episode', read: 120000, loaded: 10000, rejected: 0 },
		{ table: 'assessment', read: 120000, loaded: 120000, rejected: 0 }
	]);
	const figure = await askLoaded(folder, 'phq_9_trajectory');
	expect(weeksOf(figure).map(({ n }) => n)).toEqual(Array.from({ length: 12 }, () => 10000));
	expect(weeksOf(figure).map(({ mean }) => Number(mean.toFixed(4)))).toEqual([
		10.1562, 10.2578, 10.2838, 10.1882, 9.9837, 9.6814, 9.4843, 9.4412, 9.508, 9.6947, 9.9941,
		10.3376
	]);
}, 300_000);

test('Beat the Blues: the mean BDI of five waves, and the change of those seen in the last', async () => {
	const folder = await temporaryFolder();
	const wave = (day: number, column: string) =>
		`      - { columns: { assessed_day: { constant: ${day} }, total: ${column} } }\n`;
	const waves = [
		[0, 'bdi.pre'],
		[61, 'bdi.2m'],
		[122, 'bdi.4m'],
		[183, 'bdi.6m'],
		[244, 'bdi.8m']
	] as const;
	await writeOwn(folder, 'profiles', {
		blues: profileOf(
			'Beat the Blues',
			'rownames, bdi.pre, bdi.8m, treatment',
			'rownames',
			`      instrument: { constant: bdi }
    repeat:
${waves.map(([day, column]) => wave(day, column)).join('')}`
		)
	});
	await writeOwn(folder, 'instruments', {
		bdi: totalsOnly({ id: 'bdi', title: 'BDI', prefix: 'bdi', better: 'lower', range: [0, 63] })
	});
	await loadPaths(folder, [realFile('phq_gad/btheb_bdi_longitudinal.csv')]);
	const weeks = weeksOf(await askLoaded(folder, 'bdi_trajectory'));
	expect(weeks.map(({ n, mean }) => [n, Number(mean.toFixed(5))])).toEqual([
		[100, 23.33],
		[97, 16.91753],
		[73, 14.80822],
		[58, 12.75862],
		[52, 11.13462]
	]);
	const last = weeks.at(-1);
	expect(((last?.mean ?? NaN) - (last?.start ?? NaN)).toFixed(5)).toBe('-11.88462');
});
