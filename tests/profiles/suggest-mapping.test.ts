import { beforeAll, expect, test } from 'vitest';
import { headerLikeness } from '#lib/profiles/header-likeness.ts';
import type { Samples } from '#lib/profiles/samples.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { readSynonyms, suggest, suggestAll } from '#lib/server/profiles/suggest.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';

let contract: Map<string, Table>;
const registry = readRegistry();
beforeAll(async () => {
	contract = await readContract();
});

const samplesOf = (columns: Record<string, string[]>): Samples =>
	Object.fromEntries(
		Object.entries(columns).map(([header, values]) => [
			header,
			{ values, distinct: values.length, empty: 0 }
		])
	);

function suggestFor(name: string, columns: Record<string, string[]>) {
	const table = contract.get(name);
	if (!table) throw new Error(name);
	return suggest(table, Object.keys(columns), samplesOf(columns), registry);
}

test('columns are found by the words exports use for them', () => {
	const { output, notes } = suggestFor('episode', {
		'Encounter ID': ['E1', 'E2'],
		'Client Code': ['C1', 'C2'],
		'Program Name': ['North', 'South'],
		LOC: ['Partial Hospitalization', 'Intensive Outpatient'],
		'Admit Dt': ['01/31/2025', '02/03/2025'],
		DischargeDate: ['03/28/2025'],
		'Reason for Discharge': ['1 - Completed Treatment', 'AMA', 'Goals met'],
		'Referral Source': ['Self'],
		Gender: ['M', 'F'],
		'Primary Payer': ['Acme'],
		'Shoe size': ['40']
	});
	expect(output).toEqual({
		table: 'episode',
		columns: {
			episode_id: 'Encounter ID',
			person_id: 'Client Code',
			program: 'Program Name',
			level_of_care: {
				from: 'LOC',
				values: { 'Partial Hospitalization': 'PHP', 'Intensive Outpatient': 'IOP' }
			},
			admitted_on: { from: 'Admit Dt', date: '%m/%d/%Y' },
			discharged_on: { from: 'DischargeDate', date: '%m/%d/%Y' },
			discharge_reason: {
				from: 'Reason for Discharge',
				values: {
					'1 - Completed Treatment': 'completed',
					AMA: 'left_early',
					'Goals met': 'completed'
				}
			},
			referral_source: 'Referral Source',
			sex: { from: 'Gender', values: { M: 'male', F: 'female' } },
			payer: 'Primary Payer'
		}
	});
	expect(notes).toEqual({});
});

test('what cannot be known is left to a person, with the reason and without the value', () => {
	const { output, notes } = suggestFor('episode', {
		episode_id: ['E1'],
		pt_id: ['C1'],
		unit: ['North'],
		level_of_care: ['IOP', 'Twilight'],
		adm_date: ['03/04/2025', '05/06/2025']
	});
	expect(output.columns.admitted_on).toBe('adm_date');
	expect(notes.admitted_on).toMatch(/day and the month cannot be told apart/);
	expect(output.columns.level_of_care).toEqual({ from: 'level_of_care', values: { IOP: 'IOP' } });
	expect(notes.level_of_care).toBe(
		'one value has no word of the contract yet: choose what it means'
	);
	expect(JSON.stringify(notes)).not.toContain('Twilight');
});

test('a required column that nothing is found for is told', () => {
	const { notes } = suggestFor('attendance', { enc_id: ['E1'], 'date of service': ['2025-01-02'] });
	expect(notes).toEqual({ status: 'required: no column of the file was found for it' });
});

test('a level of care is taken from the program where its values name one', () => {
	const { output, notes } = suggestFor('episode', { program: ['PHP Program', 'IOP'] });
	expect(output.columns).toEqual({
		program: 'program',
		level_of_care: { from: 'program', values: { 'PHP Program': 'PHP', IOP: 'IOP' } }
	});
	expect(notes.level_of_care).toBe('taken from "program" by its values: check it');
});

test('a header whose values are of another kind is not taken', () => {
	const { output } = suggestFor('attendance', {
		'Actual minutes': ['an hour'],
		'visit date': ['soon']
	});
	expect(output.columns).toEqual({});
});

test('amounts with signs of money are read without them', () => {
	const { output, notes } = suggestFor('claim_line', { 'Charge Amount': ['$1,250.00', '90.00'] });
	expect(output.columns.charge).toEqual({
		sql: `regexp_replace("Charge Amount", '[$€£, ]', '', 'g')`
	});
	expect(notes.charge).toBe('signs of money and commas are taken out of the amounts');
});

const range = (n: number, name: (n: number) => string): Record<string, string[]> =>
	Object.fromEntries(Array.from({ length: n }, (_, at) => [name(at + 1), ['0', '3']]));

test('one questionnaire in a row is its items', () => {
	const { output } = suggestFor('assessment', {
		encounter: ['E1'],
		'Assessment Date': ['2025-01-02'],
		...range(9, (n) => `PHQ9_${n}`),
		phq9_total: ['12']
	});
	expect(output).toEqual({
		table: 'assessment',
		columns: {
			episode_id: 'encounter',
			instrument: { constant: 'phq-9' },
			assessed_on: 'Assessment Date',
			total: 'phq9_total'
		},
		items: 'PHQ9_{n}'
	});
});

test('admission and discharge in one row become two assessments, each on its own day', () => {
	const { output } = suggestFor('assessment', {
		episode_id: ['E1'],
		admit_date: ['01/31/2025'],
		discharge_date: ['02/28/2025'],
		...range(9, (n) => `phq9_${n}_adm`),
		...range(9, (n) => `phq9_${n}_dc`)
	});
	const instrument = { constant: 'phq-9' };
	expect(output).toEqual({
		table: 'assessment',
		columns: { episode_id: 'episode_id' },
		repeat: [
			{
				columns: { instrument, assessed_on: { from: 'admit_date', date: '%m/%d/%Y' } },
				items: 'phq9_{n}_adm'
			},
			{
				columns: { instrument, assessed_on: { from: 'discharge_date', date: '%m/%d/%Y' } },
				items: 'phq9_{n}_dc'
			}
		]
	});
});

test('two questionnaires of one day share its date', () => {
	const { output } = suggestFor('assessment', {
		episode_id: ['E1'],
		'date completed': ['2025-01-31'],
		...range(9, (n) => `phq9_${n}`),
		...range(7, (n) => `gad7_0${n}`)
	});
	expect(output.columns).toEqual({ episode_id: 'episode_id', assessed_on: 'date completed' });
	expect(output.repeat?.map(({ columns }) => columns.instrument)).toEqual([
		{ constant: 'phq-9' },
		{ constant: 'gad-7' }
	]);
	expect(output.repeat?.[1]?.items).toMatchObject({ item_1: 'gad7_01', item_7: 'gad7_07' });
});

test('of all tables the likeliest comes first', () => {
	const columns = {
		'Visit ID': ['E1'],
		'Service Date': ['2025-01-02'],
		'Attendance Status': ['Present', 'No Show'],
		Duration: ['60']
	};
	const all = suggestAll(
		[...contract.values()],
		Object.keys(columns),
		samplesOf(columns),
		registry
	);
	expect(all[0]?.output.table).toBe('attendance');
	expect(all).toHaveLength(contract.size);
});

test('every column and word among the synonyms is of the contract', () => {
	const columns = [...contract.values()].flatMap((table) => table.columns);
	const words = (name: string) =>
		columns.filter((each) => each.name === name).flatMap((each) => each.values ?? []);
	const synonyms = readSynonyms();
	for (const name of Object.keys(synonyms.columns))
		expect(
			columns.map((each) => each.name),
			name
		).toContain(name);
	for (const [name, values] of Object.entries(synonyms.values))
		if (words(name).length > 0)
			expect(words(name)).toEqual(expect.arrayContaining(Object.keys(values)));
});

test.each([
	['Admit Dt', 'admit_date', 0.9],
	['AdmitDate', 'admit_date', 1],
	['admission', 'admit_date', 0.4],
	['Shoe', 'admit_date', 0],
	['phq9_1', 'phq9_2', 0.5]
])('%s and %s are %d alike', (a, b, likeness) => {
	expect(headerLikeness(a, b)).toBeCloseTo(likeness, 5);
});
