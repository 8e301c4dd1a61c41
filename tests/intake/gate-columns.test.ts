import { expect, test } from 'vitest';
import { readRegistry } from '#lib/server/instruments.ts';
import { gateColumns } from '#lib/server/intake/gate/columns.ts';
import { identifierKind, isAboutStaff } from '#lib/server/intake/gate/column-words.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { tables } from '#seed/tables.ts';

test.each([
	['FirstName', 'name'],
	['patient_last_name', 'name'],
	['FIRST', 'name'],
	['maiden', 'name'],
	['mname', 'name'],
	['Member SSN', 'social security number'],
	['social', 'social security number'],
	['dob', 'date of birth'],
	['Date of Birth', 'date of birth'],
	['birthDate', 'date of birth'],
	['street', 'address'],
	['addr2', 'address'],
	['home-address', 'address'],
	['City', 'place smaller than a state'],
	['county', 'place smaller than a state'],
	['zip', 'place smaller than a state'],
	['zipcode', 'place smaller than a state'],
	['zip5', 'place smaller than a state'],
	['lat', 'place smaller than a state'],
	['geocode', 'place smaller than a state'],
	['homePhone', 'telephone or fax number'],
	['cell', 'telephone or fax number'],
	['fax.no', 'telephone or fax number'],
	['e-mail', 'e-mail address'],
	['email_address', 'e-mail address'],
	['mrn', 'medical record number'],
	['chart_no', 'medical record number'],
	['medicalRecordNumber', 'medical record number'],
	['member_id', 'health plan number'],
	['subscriber_id', 'health plan number'],
	['policy', 'health plan number'],
	['medicaid_id', 'health plan number'],
	['mbi', 'health plan number'],
	['hicn', 'health plan number'],
	['acct', 'account number'],
	['license', 'licence or certificate number'],
	['DL', 'licence or certificate number'],
	['plate', 'vehicle or device number'],
	['vin', 'vehicle or device number'],
	['device serial', 'vehicle or device number'],
	['url', 'web address'],
	['ip_addr', 'web address'],
	['photo', 'photograph or biometric'],
	['fingerprint', 'photograph or biometric'],
	['employer', 'employer or school'],
	['school', 'employer or school'],
	['emergency_contact', 'another person'],
	['guarantor', 'another person'],
	['next_of_kin', 'another person'],
	['progress notes', 'free text'],
	['Comment', 'free text'],
	['narrative', 'free text'],
	['free_text', 'free text']
])('a column named %s is a %s', (header, kind) => {
	expect(identifierKind(header)).toBe(kind);
});

test.each(['first_contact_on', 'last_attended_on', 'zip3', 'auth_no', 'cpt', 'PHQ9_1', 'lastly'])(
	'a column named %s passes by its name',
	(header) => expect(identifierKind(header)).toBeUndefined()
);

test('columns about staff are told apart from those about patients', () => {
	for (const header of ['provider_npi', 'provider_name', 'Clinician', 'case manager']) {
		expect(identifierKind(header), header).toBeUndefined();
		expect(isAboutStaff(header), header).toBe(true);
	}
	expect(isAboutStaff('provider_type')).toBe(false);
});

test('no column of the contract, of the made-up exports or of an instrument is held back by its name', async () => {
	const columns = [...(await readContract()).values()].flatMap((table) => table.columns);
	const items = readRegistry().flatMap((instrument) => [
		...instrument.items.map(({ code }) => code),
		...instrument.items.map((_, at) => `item_${at + 1}`)
	]);
	const names = [...columns.map(({ name }) => name), ...Object.values(tables).flat(), ...items];
	expect(names.length).toBeGreaterThan(150);
	for (const name of names) {
		expect(identifierKind(name), name).toBeUndefined();
		expect(isAboutStaff(name), name).toBe(false);
	}
});

test('a column that only a set of rows reads is what that set reads it as', async () => {
	const output = {
		table: 'assessment',
		columns: { episode_id: 'Stay' },
		repeat: [{ columns: { assessed_on: { from: 'Seen', date: '%m/%d/%Y' } } }]
	};
	const columns = gateColumns(['Stay', 'Seen'], [output], await readContract(), readRegistry());
	expect(columns.map(({ role }) => role)).toEqual(['id', 'date']);
});
