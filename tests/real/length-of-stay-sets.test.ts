import { expect, test } from 'vitest';
import type { Figure } from '#lib/measures/figure.ts';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeOwn } from './own-files.ts';
import { realFile } from './real-data.ts';

const profileOf = (name: string, recognise: string, days: string, program: string) => `
name: ${name}
version: 1
recognise: [${recognise}]
route: relative-days
tables:
  - table: episode
    columns:
      episode_id: rownames
      person_id: rownames
      program: ${program}
      level_of_care: { constant: INPATIENT }
      admitted_day: { constant: 0 }
      discharged_day: ${days}
      discharge_reason: { constant: completed }
`;

async function loaded(file: string, profile: string): Promise<string> {
	const folder = await temporaryFolder();
	await writeOwn(folder, 'profiles', { stays: profile });
	const { receipt } = await loadPaths(folder, [realFile(`spc_stats/${file}`)]);
	expect(receipt.files).toMatchObject([{ table: 'episode', rejected: 0 }]);
	return folder;
}

/** n, lower quartile, median, upper quartile, and where it is a whole network the 90th percentile. */
function quartiles(cell: Figure['value']): string {
	if (cell.state !== 'released') return cell.state;
	return [cell.n, cell.spread?.p25, cell.value, cell.spread?.p75].join(' ');
}

test('medpar: median and quartiles of type 7 by kind of admission equal the reference', async () => {
	const folder = await loaded(
		'COUNT_medpar.csv',
		profileOf(
			'Medpar',
			'los, hmo, provnum, type1',
			'los',
			"{ from: type, values: { '1': elective, '2': urgent, '3': emergency } }"
		)
	);
	const { series } = await askLoaded(folder, 'length_of_stay', { by: 'program' });
	const found = Object.fromEntries(series.map(({ by, value }) => [by.program, quartiles(value)]));
	expect(found).toEqual({
		elective: '1134 4 8 12',
		emergency: '96 5 11 22',
		urgent: '265 5 9 15'
	});
});

// Quartiles, mean and spread of these two by numpy, whose default is type 7 too.
test('azpro: 3,589 stays', async () => {
	const folder = await loaded(
		'COUNT_azpro.csv',
		profileOf('Azpro', 'los, procedure, age75, hospital', 'los', '{ constant: Hospitals }')
	);
	const { value } = await askLoaded(folder, 'length_of_stay');
	expect(quartiles(value)).toBe('3589 4 8 11');
	const spread = value.state === 'released' ? value.spread : undefined;
	expect(spread?.p90).toBe(16);
	expect(spread?.mean?.toFixed(6)).toBe('8.830872');
	expect(spread?.sd?.toFixed(6)).toBe('6.926239');
});

test('los: 201 stays with a long tail, whose mean is far above the median', async () => {
	const folder = await loaded(
		'robustbase_los.csv',
		profileOf('Los', 'rownames, dat', 'dat', '{ constant: Hospital }')
	);
	const { value } = await askLoaded(folder, 'length_of_stay');
	expect(quartiles(value)).toBe('201 4 8 13');
	const spread = value.state === 'released' ? value.spread : undefined;
	expect(spread?.p90).toBe(23);
	expect(spread?.mean?.toFixed(6)).toBe('11.248756');
	expect(spread?.sd?.toFixed(6)).toBe('11.831222');
});
