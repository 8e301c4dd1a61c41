import { expect, test } from 'vitest';
import { readRules } from '#lib/server/intake/gate/rules.ts';
import { cells, findIn } from './gate-of.ts';

const ssn = 'social security number';
const phone = 'telephone or fax number';

/** One such cell among a hundred ordinary ones. */
const among = (cell: string) => cells(100, (n) => (n === 57 ? cell : 'Riverside'));

/** Each cell in a category column of its own, on a row of its own, among ordinary ones: no row speaks for another. */
const oneByOne = (list: string[]) =>
	findIn(
		Object.fromEntries(
			list.map((cell, at) => [
				`text${at}`,
				cells(list.length + 40, (n) => (n === at ? cell : 'Riverside'))
			])
		),
		{ role: 'category' }
	);

const identifiers: [string, string][] = [
	['123-45-6789', ssn],
	['078 05 1120', ssn],
	['078.05.1120', ssn],
	['999-53-8325', ssn],
	['sees Dr. about 123-45-6789, urgent', ssn],
	['ssn-123-45-6789', ssn],
	['123–45–6789', ssn],
	['SSN 123456789', ssn],
	['1EG4-TE5-MK73', 'health plan number'],
	['1EG4TE5MK73', 'health plan number'],
	['Member ID: W2938475', 'account, licence or plan number'],
	['policy no 88-2934', 'account, licence or plan number'],
	['passport X21351511', 'account, licence or plan number'],
	['jo.doe+iop@example-clinic.org', 'e-mail address'],
	['(312) 555-0142', phone],
	['312-555-0142', phone],
	['+1 312.555.0142', phone],
	['+44 20 7946 0958', phone],
	['https://x.example/p/1', 'web address'],
	['www.example.org', 'web address'],
	['192.168.10.24', 'web address'],
	['2001:db8::ff00:42', 'web address'],
	['00:1B:44:11:3A:B7', 'vehicle or device number'],
	['1HGCM82633A004352', 'vehicle or device number'],
	['595 Greenfelder Knoll', 'address'],
	['14 N. Oak Street Apt 2', 'address'],
	['P.O. Box 1421', 'address'],
	['Quincy, MA 02171', 'address'],
	['42.225131, -71.057032', 'place smaller than a state'],
	['dob 3/4/61', 'date of birth'],
	['1931-03-04', 'date of birth'],
	['born 1961', 'date of birth'],
	['3/4/1929', 'date of birth'],
	['2024-05-06', 'date in a text column'],
	['5/6/2024', 'date in a text column'],
	['92 yo', 'age over 89'],
	['a 101-year-old', 'age over 89'],
	['Mrs. Kirlin', 'name'],
	['patient: kirlin', 'name'],
	['MRN 00412345', 'medical record number'],
	['4111 1111 1111 1111', 'account number'],
	['IMG_0042.jpeg', 'photograph'],
	['768a1e25-90b8-4f20-362b-3c58301d327d', 'record number of another system'],
	[
		'Client says he moved back with his sister after the job in the harbour ended last spring',
		'free text'
	]
];

test('one such cell among many is found by what it says, and told by its kind', async () => {
	const found = await oneByOne(identifiers.map(([cell]) => cell));
	const expected = identifiers.map(([, kind], at) => `text${at}: ${kind} (1)`);
	for (const [at, [cell]] of identifiers.entries())
		expect(
			found.find((line) => line.startsWith(`text${at}:`)),
			cell
		).toBe(expected[at]);
});

const harmless = [
	'666-12-3456',
	'000-12-3456',
	'123-00-4567',
	'123-45-0000',
	'123-45.6789',
	'111-11-1111',
	'1SG4-TE5-MK73',
	'Cedar Hill IOP',
	'Blue Cross Blue Shield of Illinois PPO',
	'Some attendance, frequency unknown',
	'Rehab Short-term (≤30 days)',
	'Medicare Part B',
	'35 to 49',
	'90 or older',
	'CO-45:79.80;PR-1:205.20',
	'1:30'
];

test('what only resembles an identifier passes: impossible numbers, labels, bands, adjustments', async () => {
	expect(await oneByOne(harmless)).toEqual([]);
});

test('every rule for single cells has a seed or a name by which a row is looked at', () => {
	const rules = readRules().filter((rule) => rule.looks_at === 'every_row');
	for (const rule of rules) expect([rule.seed, rule.named].some(Boolean), rule.id).toBe(true);
});

test('a seed speaks of what parts two cells only among what it passes over, so that any delimiter may stand there', () => {
	for (const { seed = '', id } of readRules())
		expect(seed.replaceAll(/\[\^[^\]]*\]/g, ''), id).not.toContain('\\x1f');
});

test('an identifier is found in any column, on any row: dates, numbers, codes and unknown columns alike', async () => {
	const columns = ['admitted_on', 'discharged_day', 'level_of_care', 'procedure_code', 'mood'];
	for (const column of columns)
		expect(await findIn({ [column]: among('312-555-0142') }), column).toEqual([
			`${column}: ${phone} (1)`
		]);
});

test('nine digits are a social security number only where the column says so', async () => {
	const digits = cells(30, (n) => `${912345678 + n * 7919}`);
	expect(await findIn({ social_sec: digits })).toEqual([`social_sec: ${ssn} (30)`]);
	expect(await findIn({ claim_id: digits })).toEqual([]);
	expect(await findIn({ auth_no: digits })).toEqual([]);
});

test('trap 36: a ZIP code is known by its column or by its share, and procedure and revenue codes are none', async () => {
	const zip = (column: string, cell: (n: number) => string) =>
		findIn({ [column]: cells(40, cell) });
	expect(await zip('zip3', (n) => (n === 3 ? '02139' : '021'))).toEqual([
		'zip3: place smaller than a state (1)'
	]);
	expect(await zip('area', (n) => `0${2139 + n}`)).toEqual([
		'area: place smaller than a state (*)'
	]);
	for (const column of ['cpt', 'procedure_code', 'hcpcs'])
		expect(await zip(column, (n) => (n % 2 ? '90834' : '90853')), column).toEqual([]);
	expect(await zip('revenue_code', () => '0905')).toEqual([]);
	expect(await zip('facility_no', (n) => `${20100 + n}`)).toEqual([]);
});

test('a three-digit ZIP of fewer than 20,000 people is held back, 000 and others are not', async () => {
	const zip3 = cells(20, (n) => ['036', '36', '000', '021'][n % 4] ?? '');
	expect(await findIn({ zip3 })).toEqual(['zip3: place of fewer than 20,000 people (10)']);
});

test('ages over 89 are held back in columns of ages, 90 or older is not', async () => {
	expect(await findIn({ age: cells(20, (n) => `${70 + n}`) })).toEqual([]);
	expect(await findIn({ age: cells(22, (n) => `${70 + n}`) })).toEqual(['age: age over 89 (2)']);
	expect(await findIn({ age_group: ['90-94', '85-89', '90+', '90 or older'] })).toEqual([
		'age_group: age over 89 (1)'
	]);
	expect(await findIn({ score: cells(40, (n) => `${70 + n}`) })).toEqual([]);
});

test('shifted dates pass, dates full of births do not, and a time of day never does', async () => {
	const dates = (year: (n: number) => number) =>
		cells(50, (n) => `${year(n)}-0${1 + (n % 9)}-1${n % 10}`);
	expect(await findIn({ admitted_on: dates(() => 2025) })).toEqual([]);
	expect(await findIn({ admitted_on: dates((n) => (n === 7 ? 1925 : 2025)) })).toEqual([]);
	expect(await findIn({ admitted_on: dates((n) => 1920 + n) })).toEqual([
		'admitted_on: date of birth (*)'
	]);
	const times = cells(10, (n) => `2025-01-1${n} 09:3${n}:00`);
	expect(await findIn({ admitted_on: times })).toEqual(['admitted_on: exact time (10)']);
	const midnight = ['2025-01-10 00:00:00', '2025-01-10T00:00', '1/10/2025 12:00:00 AM'];
	expect(await findIn({ admitted_on: midnight })).toEqual([]);
});

test('numbers of records are known by being different in every row', async () => {
	const numbers = cells(30, (n) => `MR-${100200 + n * 31}`);
	expect(await findIn({ ref: numbers })).toEqual(['ref: medical record number (*)']);
	expect(await findIn({ episode_id: numbers })).toEqual([]);
	expect(await findIn({ ref: cells(30, (n) => numbers[n % 6] ?? '') })).toEqual([]);
	expect(await findIn({ ref: cells(30, (n) => `${(7 * n) % 30}x-${n}`) })).toEqual([
		'ref: a text of its own in every row (*)'
	]);
});

const first = ['Zebulon', 'Ysolde', 'Xanthe', 'Wilfred', 'Verity', 'Ulrich'];
const last = ['Quackenbush', "O'Brien", 'García', 'Smith-Jones', 'McDonald'];
const names = cells(30, (n) => `${first[n % 6]} ${last[(n + Math.floor(n / 6)) % 5]}`);

test('names are known by two capitalised words that differ from row to row', async () => {
	expect(await findIn({ contact: names })).toEqual(['contact: name (*)']);
	const listed = names.map((name) => name.split(' ').reverse().join(', '));
	expect(await findIn({ contact: listed })).toEqual(['contact: name (*)']);
	expect(await findIn({ referral_source: names })).toEqual(['referral_source: name (*)']);
	expect(await findIn({ person_id: among('Zebulon Quackenbush') })).toContain(
		'person_id: name (1)'
	);
});

test('programs, sites, payers and labels pass, however long and however few the rows', async () => {
	const programs = ['Cedar Hill IOP', 'Riverside PHP', 'Northgate Evening Track'];
	const payers = ['Tamarack Health Plan', 'Bluestem Mutual', 'Medicaid of the State'];
	const labels = ['Some attendance, frequency unknown', 'No attendance in the past month at all'];
	const pick = (list: string[]) => (n: number) => list[n % list.length] ?? '';
	for (const count of [3, 40])
		expect(
			await findIn({
				program: cells(count, pick(programs)),
				site: cells(count, pick(['Cedar Hill', 'Grant Park', 'Saint Mary'])),
				payer: cells(count, pick(payers)),
				referral_source: cells(count, pick(['Dr. or hospital', 'Self or family', 'Court'])),
				attendance_label: cells(count, pick(labels))
			})
		).toEqual([]);
});

test('free text is told by its length and by never being the same twice', async () => {
	const notes = cells(20, (n) => `came late on day ${n} and left before the group`);
	expect(await findIn({ remark: notes })).toEqual(['remark: free text (*)']);
	const reasons = [
		'The benefit for this service is included in the payment for another service that was already adjudicated'
	];
	expect(await findIn({ denial_reason: cells(20, () => reasons[0] ?? '') })).toEqual([]);
});

test('an NPI is told by its check digit, as a matter of staff', async () => {
	expect(await findIn({ rendering: ['1234567893', '1234567890', '1881234567'] })).toEqual([
		'rendering: staff number (NPI) (1)'
	]);
});

test('in a large file single cells are still found on every row, and shares on a sample', async () => {
	const many = cells(20_000, (n) => (n === 19_998 ? '123-45-6789' : `S${n % 7}`));
	const found = await findIn(
		{ site: many, contact: cells(20_000, (n) => names[n % 30] ?? '') },
		{ bytes: 20e6 }
	);
	expect(found).toContain(`site: ${ssn} (1)`);
});
