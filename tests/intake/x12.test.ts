import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { bill, interchange, isa, remittance } from '../support/x12-text.ts';

const remitSql =
	'select line_no, payer, payer_sequence, claim_status, remitted_on, charge, allowed, paid, adjustments, remarks, _line from remit_line order by _line, line_no';

const twoLines = [
	'CLP*ACC1*1*320.00*60.00*20.00*12*ICN1*11*1',
	'NM1*QC*1*QUIGGLESWORTH*ADELHEID****MI*MEMB0987654',
	'MOA***MA01',
	'SVC*HC:90853*120.00*60.00**1',
	'DTM*472*20250105',
	'CAS*CO*45*40.00**253*0**1*0',
	'CAS*PR*2*20.00',
	'AMT*B6*80.00',
	'LQ*HE*N130',
	'SVC*HC:90837*200.00*0.00**1',
	'CAS*CO*16*200.00',
	'LQ*HE*M51'
];

test('a remittance gives one row for each service line, with its codes and the day it was paid', async () => {
	const folder = await temporaryFolder();
	const { receipt, status } = await loadTexts(folder, { 'march.835': remittance(twoLines) });
	expect(status).toBe(0);
	expect(receipt.files).toHaveLength(1);
	expect(receipt.files[0]).toMatchObject({ table: 'remit_line', read: 2, loaded: 2, rejected: 0 });
	const common = {
		payer: 'NORTHERN HEALTH',
		payer_sequence: '1',
		claim_status: '1',
		remitted_on: '2025-03-01'
	};
	expect(await readRows(folder, remitSql)).toEqual([
		{
			...common,
			line_no: '1',
			charge: '120.00',
			allowed: '80.00',
			paid: '60.00',
			adjustments: 'CO-45:40.00;CO-253:0.00;CO-1:0.00;PR-2:20.00',
			remarks: 'N130;MA01',
			_line: '13'
		},
		{
			...common,
			line_no: '2',
			charge: '200.00',
			allowed: '',
			paid: '0.00',
			adjustments: 'CO-16:200.00',
			remarks: 'M51;MA01',
			_line: '19'
		}
	]);
});

test('all six trios of a CAS count', async () => {
	const folder = await temporaryFolder();
	const claim = [
		'CLP*A*1*21.00*0.00**12',
		'SVC*HC:90853*21.00*0.00',
		'CAS*PI*1*1**2*2**3*3**4*4**5*5**6*6'
	];
	await loadTexts(folder, { 'a.835': remittance(claim) });
	expect(await readRows(folder, 'select adjustments from remit_line')).toEqual([
		{ adjustments: 'PI-1:1.00;PI-2:2.00;PI-3:3.00;PI-4:4.00;PI-5:5.00;PI-6:6.00' }
	]);
});

test('adjustments of a whole claim are shared over its lines to the cent, so that lines and claim balance', async () => {
	const folder = await temporaryFolder();
	const claim = [
		'CLP*A*2*300.00*190.00**12',
		'CAS*CO*253*10.00',
		'SVC*HC:90853*100.00*66.67',
		'CAS*CO*45*33.33',
		'SVC*HC:90837*100.00*66.67',
		'CAS*CO*45*33.33',
		'SVC*HC:90791*100.00*66.66',
		'CAS*CO*45*33.34'
	];
	const { receipt } = await loadTexts(folder, { 'a.835': remittance(claim) });
	expect(
		await readRows(folder, 'select paid, adjustments from remit_line order by line_no')
	).toEqual([
		{ paid: '63.34', adjustments: 'CO-45:33.33;CO-253:3.33' },
		{ paid: '63.33', adjustments: 'CO-45:33.33;CO-253:3.34' },
		{ paid: '63.33', adjustments: 'CO-45:33.34;CO-253:3.33' }
	]);
	expect(receipt.files[0]?.notes.join()).toContain('shared over its lines: 1');
});

test('a claim without service lines is one line, a later payer keeps its place, a reversal its minus', async () => {
	const folder = await temporaryFolder();
	const claims = [
		'CLP*A*22*-90.00*-40.00**12',
		'CAS*CO*45*-50.00',
		'CLP*A*3*90.00*40.00**12',
		'CAS*CO*45*50.00'
	];
	await loadTexts(folder, { 'a.835': remittance(claims) });
	expect(
		await readRows(
			folder,
			'select claim_status, payer_sequence, charge, paid, adjustments from remit_line order by _line'
		)
	).toEqual([
		{
			claim_status: '22',
			payer_sequence: '',
			charge: '-90.00',
			paid: '-40.00',
			adjustments: 'CO-45:-50.00'
		},
		{
			claim_status: '3',
			payer_sequence: '3',
			charge: '90.00',
			paid: '40.00',
			adjustments: 'CO-45:50.00'
		}
	]);
});

test('a claim that a payer splits into two of one status loses no line', async () => {
	const folder = await temporaryFolder();
	const claims = [
		'CLP*A*1*10*10**12*ICN1',
		'SVC*HC:90853*10*10',
		'CLP*A*1*20*20**12*ICN2',
		'SVC*HC:90837*20*20'
	];
	const { receipt } = await loadTexts(folder, { 'a.835': remittance(claims) });
	expect(receipt.files[0]).toMatchObject({ read: 2, loaded: 2, superseded: 0 });
	expect(await readRows(folder, 'select line_no, paid from remit_line order by line_no')).toEqual([
		{ line_no: '1', paid: '10.00' },
		{ line_no: '2', paid: '20.00' }
	]);
});

test('what belongs to no claim is added up by code and in no line', async () => {
	const folder = await temporaryFolder();
	const claims = [
		'CLP*A*1*10*10**12',
		'PLB*1234567893*20251231*WO:REF99*25.50*L6:X*-1.25',
		'PLB*1234567893*20251231*WO:REF98*4.50'
	];
	const { receipt } = await loadTexts(folder, { 'a.835': remittance(claims) });
	expect(receipt.files[0]?.read).toBe(1);
	expect(receipt.files[0]?.notes.join()).toContain('WO 30.00 (2), L6 -1.25 (1)');
	expect(JSON.stringify(receipt)).not.toMatch(/REF9|1234567893/);
});

test('wrong counts, wrong control numbers and sums that do not balance are told, not fatal', async () => {
	const folder = await temporaryFolder();
	const text = remittance(['CLP*A*1*10*9**12'])
		.replace(/SE\*\d+\*0001/, 'SE*99*0002')
		.replace('GE*1*7', 'GE*2*8')
		.replace('IEA*1*000000001', 'IEA*3*000000009');
	const { receipt } = await loadTexts(folder, { 'a.835': text });
	expect(receipt.files[0]?.loaded).toBe(1);
	const notes = receipt.files[0]?.notes.join('\n') ?? '';
	for (const fault of ['SE01', 'SE02', 'GE01', 'GE02', 'IEA01', 'IEA02'])
		expect(notes).toContain(fault);
	expect(notes).toContain('do not balance');
	expect(notes).toContain('segment 10');
});

test('several interchanges, each with delimiters of its own, broken lines and blank space, are one file', async () => {
	const folder = await temporaryFolder();
	const own = remittance(['CLP*A*1*10*10**12', 'SVC*HC:90853*10*10']);
	const other = remittance(['CLP*B*1*20*20**12', 'SVC*HC:90853*20*20'])
		.slice(isa().length)
		.replaceAll('*', '|')
		.replaceAll(':', '>')
		.replaceAll('~', '\r\n');
	const marks = { element: '|', component: '>', terminator: '\r' };
	const text = `\ufeff${own.replaceAll('~', '~\r\n')}\r\n\r\n${isa(marks)}\n${other}`;
	const { receipt } = await loadTexts(folder, { 'a.835': text, 'b.835.gz': gzipSync(text) });
	expect(receipt.files[0]).toMatchObject({ read: 2, rejected: 0 });
	expect(receipt.files[1]).toMatchObject({ read: 2, rejected: 0 });
	expect(receipt.files.every(isConserved)).toBe(true);
	expect(await readRows(folder, 'select distinct paid from remit_line order by paid')).toEqual([
		{ paid: '10.00' },
		{ paid: '20.00' }
	]);
});

const cutShort: [string, (text: string) => string, string][] = [
	['inside a segment', (text) => text.slice(0, text.indexOf('SVC*HC:90837') + 9), 'segment 19'],
	['after a segment', (text) => text.slice(0, text.indexOf('SVC*HC:90837')), 'segment 18'],
	['without its end', (text) => text.slice(0, text.indexOf('IEA')), 'segment 23'],
	['inside ISA', (text) => text.slice(0, 60), 'segment 1'],
	['by a new one', (text) => text.slice(0, text.indexOf('SE*')) + text, 'segment 22'],
	['in its gzip', (text) => text, 'gzip']
];

test.each(cutShort)(
	'a file cut short %s is refused whole, with the place',
	async (how, cut, place) => {
		const folder = await temporaryFolder();
		const text = cut(remittance(twoLines));
		const content = how === 'in its gzip' ? gzipSync(text).subarray(0, 200) : text;
		const { receipt, messages, status } = await loadTexts(folder, { 'a.835': content });
		expect(status).toBe(4);
		expect(receipt.batch).toBeNull();
		expect(messages[0]).toContain(place);
		expect(messages[0]).not.toMatch(/QUIGG|ACC1/);
	}
);

test('a line that cannot be read is rejected by its segment, and says nothing of what stands there', async () => {
	const folder = await temporaryFolder();
	const claims = [
		'CLP*A*1*30*30**12',
		'SVC*HC*90853.00*10*10**1',
		'SVC*HC:90837*QUIGGLESWORTH*10',
		'SVC*HC:90837*10*10',
		'CAS*CO*45*QUIGGLESWORTH'
	];
	const { receipt, status } = await loadTexts(folder, { 'a.835': remittance(claims) });
	expect(status).toBe(5);
	expect(receipt.files[0]).toMatchObject({ read: 3, loaded: 0, rejected: 3 });
	expect(receipt.files[0]?.rejects.map(({ line, column }) => [line, column])).toEqual([
		[11, 'charge'],
		[12, 'charge'],
		[13, 'adjustments']
	]);
	expect(JSON.stringify(receipt)).not.toContain('QUIGG');
});

const claim = [
	'CLM*ACC1*320***11:B:1*Y*A*Y*I',
	'HI*BK:F322',
	'NM1*PR*2*ANOTHER PAYER*****PI*999',
	'LX*1',
	'SV1*HC:90853:GT*120*UN*1***1',
	'DTP*472*D8*20250105',
	'LX*2',
	'SV1*HC>90837*200*UN*2***1',
	'DTP*472*RD8*20250106-20250107'
];

const billSql =
	'select line_no, payer, submitted_on, service_from, service_to, procedure_code, revenue_code, units, charge, _line from claim_line order by _line';

test.each(['SMITH', '123456789', 'Ann'])(
	'what stands for a procedure and cannot be one is kept nowhere',
	async (text) => {
		const folder = await temporaryFolder();
		const lines = claim.map((line) => line.replace('90853', text));
		const { receipt } = await loadTexts(folder, { 'a.837': bill(lines) });
		expect(receipt.files[0]).toMatchObject({ read: 2, loaded: 1, rejected: 1 });
		expect(receipt.files[0]?.rejects[0]).toMatchObject({ rule: 'not a procedure code' });
		expect(JSON.stringify(receipt)).not.toContain(text);
	}
);

test('a professional bill gives one row for each service line, billed to the payer of the subscriber', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadTexts(folder, { 'a.837': bill(claim) });
	expect(receipt.files[0]).toMatchObject({ table: 'claim_line', read: 2, loaded: 2 });
	const common = { payer: 'NORTHERN HEALTH', submitted_on: '2025-02-02', revenue_code: '' };
	expect(await readRows(folder, billSql)).toEqual([
		{
			...common,
			line_no: '1',
			service_from: '2025-01-05',
			service_to: '2025-01-05',
			procedure_code: '90853',
			units: '1.00',
			charge: '120.00',
			_line: '18'
		},
		{
			...common,
			line_no: '2',
			service_from: '2025-01-06',
			service_to: '2025-01-07',
			procedure_code: '90837',
			units: '2.00',
			charge: '200.00',
			_line: '21'
		}
	]);
	expect(receipt.files[0]?.notes.join()).toContain('ISA16 declares: 1');
});

test('an institutional bill gives revenue codes, and its statement dates where lines have none', async () => {
	const folder = await temporaryFolder();
	const lines = [
		'CLM*ACC1*900***13:A:1**A*Y*Y',
		'DTP*434*RD8*20250103-20250131',
		'LX*1',
		'SV2*0905*HC:S9480*450*UN*3',
		'LX*2',
		'SV2*912**450*UN*1',
		'DTP*472*D8*20250110'
	];
	await loadTexts(folder, { 'a.837': bill(lines, 'P', '004010X096A1') });
	const sql =
		'select revenue_code, procedure_code, service_from, service_to from claim_line order by line_no';
	expect(await readRows(folder, sql)).toEqual([
		{
			revenue_code: '0905',
			procedure_code: 'S9480',
			service_from: '2025-01-03',
			service_to: '2025-01-31'
		},
		{
			revenue_code: '0912',
			procedure_code: '',
			service_from: '2025-01-10',
			service_to: '2025-01-10'
		}
	]);
});

test('bills to a later payer and bills that take one back do not stand for the first bill', async () => {
	const folder = await temporaryFolder();
	const taken = claim.map((segment) => segment.replace('11:B:1', '11:B:8'));
	const { receipt } = await loadTexts(folder, {
		'first.837': bill(claim),
		'second.837': bill(claim, 'S'),
		'void.837': bill(taken)
	});
	expect(receipt.files.map(({ loaded, rejected }) => [loaded, rejected])).toEqual([
		[2, 0],
		[0, 2],
		[0, 2]
	]);
});

test('a payer that is a person is not kept', async () => {
	const folder = await temporaryFolder();
	const text = bill(claim).replace('NM1*PR*2*NORTHERN HEALTH', 'NM1*PR*1*QUIGGLESWORTH');
	const { receipt } = await loadTexts(folder, { 'a.837': text });
	expect(receipt.files[0]?.rejects[0]).toMatchObject({ column: 'payer' });
});

test('transactions of other kinds are passed over and told; a file of nothing else is not taken', async () => {
	const folder = await temporaryFolder();
	const other = interchange('837', ['BHT*0019*00*1*20250101'], '005010X224A2');
	const { receipt } = await loadTexts(folder, {
		'a.x12': remittance(twoLines) + bill(claim) + other
	});
	expect(receipt.files.map(({ table, read }) => [table, read])).toEqual([
		['remit_line', 2],
		['claim_line', 2]
	]);
	expect(receipt.files[0]?.notes.join()).toContain('transactions of other kinds, passed over: 1');
	const { status } = await loadTexts(folder, { 'b.x12': other });
	expect(status).toBe(4);
});

test('the same claim number gives the same code on a bill, on a remittance and on a later load', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'a.837': bill(claim) });
	await loadTexts(folder, { 'a.835': remittance(twoLines) });
	const { receipt } = await loadTexts(folder, { 'again.835': remittance(twoLines) });
	expect(receipt.files[0]).toMatchObject({ loaded: 0, known: 2 });
	const codes = await readRows(
		folder,
		'select claim_id from claim_line union select claim_id from remit_line'
	);
	expect(codes).toHaveLength(1);
	expect(codes[0]?.claim_id).toMatch(/^c_[0-9a-z]{12}$/);
	const elsewhere = await temporaryFolder();
	await loadTexts(elsewhere, { 'a.835': remittance(twoLines) });
	expect(await readRows(elsewhere, 'select distinct claim_id from remit_line')).not.toEqual(codes);
});

async function bytesBelow(folder: string): Promise<Buffer> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	return Buffer.concat(
		await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name))))
	);
}

test('no name, number, address or date of birth is in any byte of the data folder', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, {
		'a.837': bill(claim),
		'b.835': remittance(twoLines),
		'c.837.gz': gzipSync(bill(claim)),
		'd.835': remittance(twoLines).slice(0, -40)
	});
	const bytes = await bytesBelow(join(folder, 'data'));
	expect(bytes.includes('NORTHERN HEALTH')).toBe(true);
	for (const secret of [
		'QUIGGLESWORTH',
		'ADELHEID',
		'MEMB0987654',
		'PRIMROSE',
		'19610908',
		'1961-09-08',
		'ACCT555',
		'TRACE77',
		'WILLOW',
		'ACC1'
	])
		expect([secret, bytes.includes(secret)]).toEqual([secret, false]);
});

test('the index of claim codes is for its owner alone, and refuses to go on without its secret', async () => {
	const folder = await temporaryFolder();
	await loadTexts(folder, { 'a.835': remittance(twoLines) });
	const identifiers = join(folder, 'data', 'identifiers');
	for (const name of await readdir(identifiers))
		expect((await stat(join(identifiers, name))).mode & 0o777).toBe(0o600);
	const { rm } = await import('node:fs/promises');
	await rm(join(identifiers, 'secret'));
	await expect(loadTexts(folder, { 'b.835': remittance(twoLines) })).rejects.toThrow(
		'its secret is missing'
	);
});
