import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadPaths } from '../support/load-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { realFile } from './real-data.ts';

/** The identifying columns of each file with their first kind. */
const expected: Record<string, Record<string, string>> = {
	'synthea_patients_556_MUST_REFUSE.csv': {
		Id: 'record number of another system',
		BIRTHDATE: 'date of birth',
		DEATHDATE: 'date of death',
		SSN: 'social security number',
		DRIVERS: 'licence or certificate number',
		PASSPORT: 'licence or certificate number',
		PREFIX: 'name',
		FIRST: 'name',
		MIDDLE: 'name',
		LAST: 'name',
		SUFFIX: 'name',
		MAIDEN: 'name',
		BIRTHPLACE: 'place smaller than a state',
		ADDRESS: 'address',
		CITY: 'place smaller than a state',
		COUNTY: 'place smaller than a state',
		FIPS: 'place smaller than a state',
		ZIP: 'place smaller than a state',
		LAT: 'place smaller than a state',
		LON: 'place smaller than a state'
	},
	// No name, but keys of another system, days to the second, and ages over 89.
	'synthea_readmission_derived.csv': {
		encounter_id: 'record number of another system',
		patient_id: 'record number of another system',
		admit_time: 'exact time',
		discharge_time: 'exact time',
		age_at_admit: 'age over 89'
	},
	'synthea_small/allergies.csv': { START: 'exact time' },
	'synthea_small/conditions.csv': { START: 'exact time', STOP: 'exact time' },
	'synthea_small/encounters.csv': {
		Id: 'a text of its own in every row',
		START: 'exact time',
		STOP: 'exact time'
	},
	'synthea_small/medications.csv': { START: 'exact time', STOP: 'exact time' },
	'synthea_small/observations.csv': { DATE: 'exact time' },
	'synthea_small/organizations.csv': {
		NAME: 'name',
		ADDRESS: 'address',
		CITY: 'place smaller than a state',
		ZIP: 'place smaller than a state',
		LAT: 'place smaller than a state',
		LON: 'place smaller than a state',
		PHONE: 'telephone or fax number'
	},
	'synthea_small/patients.csv': {
		Id: 'a text of its own in every row',
		BIRTHDATE: 'date of birth',
		DEATHDATE: 'date of death',
		SSN: 'social security number',
		DRIVERS: 'licence or certificate number',
		PASSPORT: 'licence or certificate number',
		PREFIX: 'name',
		FIRST: 'name',
		LAST: 'name',
		SUFFIX: 'name',
		MAIDEN: 'name',
		BIRTHPLACE: 'place smaller than a state',
		ADDRESS: 'address',
		CITY: 'place smaller than a state',
		COUNTY: 'place smaller than a state',
		ZIP: 'place smaller than a state',
		LAT: 'place smaller than a state',
		LON: 'place smaller than a state'
	},
	'synthea_small/procedures.csv': { START: 'exact time', STOP: 'exact time' },
	'synthea_small/providers.csv': {
		NAME: 'name',
		ADDRESS: 'address',
		CITY: 'place smaller than a state',
		ZIP: 'place smaller than a state',
		LAT: 'place smaller than a state',
		LON: 'place smaller than a state'
	}
};

const filesIn = (folder: string) =>
	readdirSync(realFile(folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.csv')
	);

test('every file with identifiers is refused, each identifying column named with its kind', async () => {
	expect(filesIn('phi').sort()).toEqual(Object.keys(expected).sort());
	for (const [name, columns] of Object.entries(expected)) {
		const folder = await temporaryFolder();
		const { receipt, status } = await loadPaths(folder, [realFile(`phi/${name}`)]);
		expect([name, status, receipt.batch]).toEqual([name, 3, null]);
		const refused = receipt.files[0]?.refused ?? [];
		const first = new Map([...refused].reverse().map(({ column, kind }) => [column, kind]));
		expect([...first].sort(), name).toEqual(Object.entries(columns).sort());
	}
}, 240_000);

test('the number of rows told is that of the file', async () => {
	const folder = await temporaryFolder();
	const path = realFile('phi/synthea_readmission_derived.csv');
	const { receipt } = await loadPaths(folder, [path]);
	expect(receipt.files[0]?.refused).toContainEqual({
		column: 'admit_time',
		kind: 'exact time',
		rows: 1476
	});
	expect(receipt.files[0]?.refused).toContainEqual({
		column: 'age_at_admit',
		kind: 'age over 89',
		rows: 29
	});
});
