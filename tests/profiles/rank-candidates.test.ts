import { beforeAll, expect, test } from 'vitest';
import { profileSchema } from '#lib/profiles/profile.ts';
import { rankCandidates } from '#lib/profiles/rank-candidates.ts';
import type { KnownExports } from '#lib/profiles/rank-candidates.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { recognise } from '#lib/server/intake/recognise.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';

const ehr = profileSchema.parse({
	name: 'My EHR',
	version: 2,
	recognise: ['Encounter', 'Client Code'],
	seen: ['Encounter', 'Client Code', 'Unit', 'Admit Dt', 'Disch Dt', 'Shift'],
	tables: [
		{
			table: 'episode',
			columns: {
				episode_id: 'Encounter',
				person_id: 'Client Code',
				program: 'Unit',
				level_of_care: { constant: 'IOP' },
				admitted_on: { from: 'Admit Dt', date: '%m/%d/%Y' },
				discharged_on: { sql: '"Disch Dt"' }
			}
		}
	]
});
const whole = ['Encounter', 'Client Code', 'Unit', 'Admit Dt', 'Disch Dt', 'Shift'];

let known: KnownExports & { contract: Map<string, Table> };
beforeAll(async () => {
	known = { contract: await readContract(), profiles: [ehr], registry: readRegistry() };
});

test('a file that has every column a profile reads is that profile, and the reason counts them', () => {
	const [best] = rankCandidates(known, whole);
	expect(best).toMatchObject({ kind: 'profile', score: 1, fits: true, missing: [], added: [] });
	expect(best?.reason).toBe('all 5 columns that profile My EHR v2 reads are there');
});

test('a column that was there when the profile was made is not new, one that was not is', () => {
	const [best] = rankCandidates(known, [...whole, 'Ward']);
	expect(best).toMatchObject({ fits: true, added: ['Ward'] });
});

test('a changed layout says what is missing, what is new and what looks renamed', () => {
	const changed = ['Encounter', 'Client Code', 'Unit', 'Admission Date', 'Disch Dt', 'Bed'];
	const [best] = rankCandidates(known, changed);
	expect(best).toMatchObject({
		kind: 'profile',
		fits: false,
		score: 4 / 5,
		missing: ['Admit Dt'],
		added: ['Admission Date', 'Bed'],
		renamed: [{ from: 'Admit Dt', to: 'Admission Date' }]
	});
	expect(best?.reason).toBe(
		'4 of the 5 columns that profile My EHR v2 reads are there; missing: "Admit Dt"'
	);
});

test('items of a pattern are missed once the profile has seen them', () => {
	const profile = profileSchema.parse({
		name: 'Scores',
		version: 1,
		recognise: ['id'],
		seen: ['id', 'day', 'q1', 'q2', 'q3'],
		tables: [
			{ table: 'assessment', columns: { episode_id: 'id', assessed_on: 'day' }, items: 'q{n}' }
		]
	});
	const [best] = rankCandidates({ ...known, profiles: [profile] }, [
		'id',
		'day',
		'q1',
		'q2',
		'q_3'
	]);
	expect(best).toMatchObject({ missing: ['q3'], renamed: [{ from: 'q3', to: 'q_3' }] });
});

test('a table of the contract is ranked by its required columns, however they are written', () => {
	const headers = ['Episode_ID', 'PERSON_ID', 'program', 'level_of_care', 'admitted_on', 'shoe'];
	const [best] = rankCandidates(known, headers);
	expect(best).toMatchObject({ kind: 'table', table: 'episode', fits: true, added: ['shoe'] });
});

test('what fits comes before what does not, and of two tables the one that reads more', () => {
	const ranked = rankCandidates(known, ['claim_id', 'line_no', 'payer', 'charge', 'paid']);
	const fitting = ranked.filter(({ fits }) => fits).map(({ table }) => table);
	expect(fitting.slice(0, 2)).toEqual(['remit_line', 'claim_line']);
	expect(ranked.map(({ fits }) => fits)).toEqual(
		ranked.map(({ fits }) => fits).sort((a, b) => Number(b) - Number(a))
	);
});

test('a file in the old layout is taken, one in a changed layout is refused with the difference', () => {
	expect(recognise(known, 'a.csv', whole, {}).profile).toBe(ehr);
	const changed = ['Encounter', 'Client Code', 'Unit', 'Admit Date', 'Disch Dt'];
	expect(() => recognise(known, 'a.csv', changed, {})).toThrow(
		'a.csv is an export of the profile "My EHR" v2, but not all that the profile reads is there: the layout of the export has changed. Missing: "Admit Dt". New in the file: "Admit Date". Likely renamed: "Admit Dt" is now "Admit Date".'
	);
});

test('a profile that is named need not be recognised, but must find what it reads', () => {
	const other = { ...ehr, recognise: ['Nowhere'] };
	const profiles = { ...known, profiles: [other] };
	expect(recognise(profiles, 'a.csv', whole, { profile: 'My EHR' }).profile).toBe(other);
	expect(() => recognise(profiles, 'a.csv', ['Unit'], { profile: 'My EHR' })).toThrow('Missing:');
});

test('a file near to a table is told what it lacks', () => {
	const headers = ['episode_id', 'person_id', 'program', 'loc_level', 'admitted_on'];
	expect(() => recognise(known, 'a.csv', headers, {})).toThrow(
		'Nearest: 3 of the 4 required columns of episode are there. Missing: "level_of_care".'
	);
});

test('a file that nothing is near to is told where to begin', () => {
	expect(() => recognise(known, 'a.csv', ['colour', 'size'], {})).toThrow(
		'its headers fit no profile and no table of the contract'
	);
});
