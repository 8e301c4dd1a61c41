import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { SeriesPoint } from '#lib/measures/figure.ts';
import { changeError, changeIndex, cutOffC } from '#lib/statistics/reliable-change.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { totalsOnly, writeOwn } from './own-files.ts';
import { realFile } from './real-data.ts';

const file = (name: string) => realFile(`spc_stats/clinicalsignificance/${name}`);

const counted = ({ value }: Pick<SeriesPoint, 'value'>) =>
	value.state === 'released' ? [value.k, value.n] : value.state;

/** Scores before and after as stays of 12 weeks, scored on the first and the last day. */
const profileOf = (of: {
	name: string;
	recognise: string;
	id: string;
	program: string;
	before: string;
	scores: string;
}) => `
name: ${of.name}
version: 1
recognise: [${of.recognise}]
route: relative-days
tables:
  - table: episode
    columns:
      episode_id: ${of.id}
      person_id: ${of.id}
      program: ${of.program}
      level_of_care: { constant: OP }
      admitted_day: { constant: 0 }
      discharged_day: { constant: 84 }
      discharge_reason: { constant: completed }
  - table: assessment
    columns:
      episode_id: ${of.id}
      assessed_day: { sql: "case when ${of.before} then 0 else 84 end" }
    repeat:
${of.scores}
`;

test('Jacobson 1989: 16 of 30 couples better on the DAS beyond error, 1 worse, 13 between', async () => {
	const folder = await temporaryFolder();
	await writeOwn(folder, 'profiles', {
		jacobson: profileOf({
			name: 'Jacobson 1989',
			recognise: 'subject, time, das, gds',
			id: 'subject',
			program: '{ constant: Marital therapy }',
			before: "time = 'pre'",
			scores: `      - { columns: { instrument: { constant: das }, total: das } }
      - { columns: { instrument: { constant: gds }, total: gds } }`
		})
	});
	await writeOwn(folder, 'instruments', {
		das: totalsOnly({
			id: 'das',
			title: 'DAS',
			prefix: 'das',
			better: 'higher',
			range: [0, 151],
			reliability: 0.8
		}),
		gds: totalsOnly({
			id: 'gds',
			title: 'GDS',
			prefix: 'gds',
			better: 'lower',
			range: [0, 100],
			reliability: 0.8
		})
	});
	await loadPaths(folder, [file('jacobson_1989.csv')]);
	const figures = {
		better: await askLoaded(folder, 'das_reliable_improvement_own'),
		worse: await askLoaded(folder, 'das_reliable_deterioration_own'),
		distress: await askLoaded(folder, 'gds_reliable_improvement_own')
	};
	expect(counted(figures.better)).toEqual([16, 30]);
	expect(counted(figures.worse)).toEqual([1, 30]);
	// 1.96 times the error of a difference, 7.479205, of a spread of 11.825661.
	expect(figures.better.told?.map(({ value }) => value.toFixed(6))).toEqual([
		'11.825661',
		(1.96 * 7.479205).toFixed(6)
	]);
	expect(counted(figures.distress)).toEqual([14, 26]);
});

test('Jacobson 1989: cut-off c of the GDS is the one that the R package tests itself with', () => {
	const lines: Record<string, string>[] = parse(readFileSync(file('jacobson_1989.csv')), {
		columns: true
	});
	const after = new Map(
		lines.filter(({ time, gds }) => time === 'post' && gds).map((line) => [line.subject, line.gds])
	);
	const before = lines.flatMap(({ time, subject, gds }) =>
		time === 'pre' && after.has(subject) ? [Number(gds)] : []
	);
	const mean = before.reduce((sum, each) => sum + each, 0) / before.length;
	const squares = before.reduce((sum, each) => sum + (each - mean) ** 2, 0);
	const sd = Math.sqrt(squares / (before.length - 1));
	expect(before).toHaveLength(26);
	expect(cutOffC({ mean, sd }, { mean: 60, sd: 7.5 })?.toFixed(6)).toBe('65.047305');
	const error = changeError(sd, 0.8);
	expect(error?.difference.toFixed(6)).toBe('3.859294');
	expect(error && changeIndex(error.points, error)).toBeCloseTo(1.96, 12);
});

test('antidepressants: reliable change by our own spread in four arms of 555 people', async () => {
	const folder = await temporaryFolder();
	await writeOwn(folder, 'profiles', {
		antidepressants: profileOf({
			name: 'Antidepressants',
			recognise: 'patient, condition, measurement, mom_di',
			id: 'patient',
			program: 'condition',
			before: "measurement = 'Before'",
			scores: '      - { columns: { instrument: { constant: mom-di }, total: mom_di } }'
		})
	});
	await writeOwn(folder, 'instruments', {
		'mom-di': totalsOnly({
			id: 'mom-di',
			title: 'MoM-DI',
			prefix: 'mom_di',
			better: 'lower',
			// The set is made up, and goes below 0.
			range: [-20, 100],
			reliability: 0.8
		})
	});
	await loadPaths(folder, [file('antidepressants.csv')]);
	const by = async (measure: string) => {
		const { series, told } = await askLoaded(folder, measure, { by: 'program' });
		const groups = series.map((point) => [`${point.by.program}`, counted(point)] as const);
		return { groups: Object.fromEntries(groups), told };
	};
	const better = await by('mom_di_reliable_improvement_own');
	// The counts of each arm by numpy.
	expect(better.groups).toEqual({
		'Active Placebo': [87, 121],
		Antidepressant: [103, 152],
		'Inactive Placebo': [67, 130],
		'Wait List': [17, 152]
	});
	expect(better.told?.map(({ value }) => value.toFixed(6))).toEqual(['8.256333', '10.234656']);
	expect((await by('mom_di_reliable_deterioration_own')).groups).toEqual({
		'Active Placebo': [2, 121],
		Antidepressant: [1, 152],
		'Inactive Placebo': [8, 130],
		'Wait List': [33, 152]
	});
});
