import { readFileSync, readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { loadPaths, loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { remittance } from '../support/x12-text.ts';
import { realFile } from './real-data.ts';

const interchanges = () => realFile('claims/synthera835_seed42_n500/all_interchanges.835');

/** The files of the guides' examples in the folders whose names begin with `kind`. */
function examples(kind: '835' | '837'): string[] {
	const root = realFile('claims/linuxforhealth_x12');
	const folders = readdirSync(root).filter((folder) => folder.startsWith(kind));
	return folders.flatMap((folder) =>
		readdirSync(join(root, folder)).map((name) => join(root, folder, name))
	);
}

const balanceSql = `select line_no, _file, _line, charge::double as charge, paid::double as paid,
	coalesce(list_sum(list_transform(string_split(adjustments, ';'), lambda each: split_part(each, ':', 2)::decimal(14, 2))), 0)::double as adjusted
from remit_line`;

test('500 interchanges equal the ground truth of their author, line by line', async () => {
	const folder = await temporaryFolder();
	const { receipt, status } = await loadPaths(folder, [interchanges()]);
	expect(status).toBe(0);
	expect(receipt.files[0]).toMatchObject({ table: 'remit_line', read: 1270, loaded: 1270 });
	expect(receipt.files[0]?.notes.join()).toContain('SE01 does not count its segments right: 500');
	const truth = realFile('claims/synthera835_seed42_n500/claims.csv').replaceAll("'", "''");
	const compared = await readRows(
		folder,
		`with loaded as (
			select claim_id, line_no, claim_status, charge, paid, adjustments, remarks,
				row_number() over (order by _line) as nth
			from remit_line
		)
		select claim_id, line_no, claim_status, charge, paid, coalesce(adjustments, '') as adjustments,
			coalesce(remarks, '') as remarks
		from loaded order by nth`
	);
	const lines = truthLines(truth);
	expect(compared).toHaveLength(lines.length);
	const codes = new Map<string, string>();
	for (const [at, line] of lines.entries()) {
		const { claim_id: code = '', ...row } = compared[at] ?? {};
		expect(codes.get(line.claim) ?? code).toBe(code);
		codes.set(line.claim, code);
		expect(row).toEqual(line.row);
	}
	expect(new Set(codes.values()).size).toBe(500);
	const totals = await readRows(
		folder,
		`select count(*) as lines, sum(charge) as charges, count(*) filter (where paid = 0) as unpaid,
			sum(charge) filter (where paid = 0) as unpaid_charges
		from remit_line`
	);
	expect(totals).toEqual([
		{ lines: '1270', charges: '177167.42', unpaid: '276', unpaid_charges: '40105.89' }
	]);
	const statuses = await readRows(
		folder,
		'select claim_status, count(distinct claim_id) as n from remit_line group by 1 order by 1'
	);
	expect(statuses.map(({ n }) => n)).toEqual(['391', '40', '69']);
});

/** The author's file: claim, and its line as ours would be. Its cells hold no comma. */
function truthLines(path: string) {
	const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
	const names = header.split(',');
	const statuses: Record<string, string> = { paid: '1', partial: '2', denied: '4' };
	return lines.map((line) => {
		const cells = line.split(',');
		const cell = (name: string) => cells[names.indexOf(name)] ?? '';
		const amount = (name: string) => Number(cell(name)).toFixed(2);
		const carc = cell('carc_code');
		return {
			claim: cell('claim_id'),
			row: {
				line_no: cell('line_number'),
				claim_status: statuses[cell('claim_status')],
				charge: amount('charge_amount'),
				paid: amount('paid_amount'),
				// Where a line is paid, the author's table leaves out what the remittance takes off by contract.
				adjustments: `${carc ? cell('group_code') : 'CO'}-${carc || '45'}:${amount('adjustment_amount')}`,
				remarks: cell('rarc_code')
			}
		};
	});
}

const byCarc =
	'197: 21, 18: 20, 39: 18, 182: 18, 16: 15, 29: 15, 198: 15, 7: 13, 38: 12, 178: 11, 6: 11, 27: 9, 177: 8, 97: 8, 8: 8, 150: 8, 50: 6, 5: 6, 109: 6, 59: 5, 23: 5, 56: 5, 151: 4, 199: 4, 32: 4, 180: 4, 33: 4, 11: 3, 45: 3, 4: 2, 152: 2, 22: 2, 42: 1';

test('500 interchanges: lines paid nothing by reason code equal the reference', async () => {
	const folder = await temporaryFolder();
	await loadPaths(folder, [interchanges()]);
	const rows = await readRows(
		folder,
		`select regexp_extract(adjustments, '-([^:]+):', 1) as carc, count(*) as n
		from remit_line where paid = 0 group by carc`
	);
	const expected = Object.fromEntries(byCarc.split(', ').map((pair) => pair.split(': ')));
	expect(Object.fromEntries(rows.map(({ carc, n }) => [carc, n]))).toEqual(expected);
});

test("the guide's remittances load and balance, or say which segment does not hold", async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadPaths(folder, examples('835'));
	const told = receipt.files.map(({ file, read, loaded, rejects }) => [
		file.replace('.835', ''),
		read,
		loaded,
		rejects.map(({ line }) => line)
	]);
	expect(told).toEqual([
		['cob-contractural-adjustment', 1, 1, []],
		['managed-care', 2, 2, []],
		['medicare-part-a', 2, 2, []],
		['secondary-payment', 3, 3, []],
		// Its SVC has the procedure in the place of the charge: SVC*HC*24599.00*1766.50*187.50.
		['tertiary-payment', 1, 0, [20]]
	]);
	const rows = await readRows(folder, balanceSql);
	expect(rows).toHaveLength(8);
	for (const { charge, adjusted, paid } of rows)
		expect(Number(charge) - Number(adjusted)).toBeCloseTo(Number(paid), 8);
	const claims = await readRows(
		folder,
		'select sum(charge) as charge, sum(paid) as paid from remit_line group by claim_id order by 1'
	);
	expect(claims).toEqual([
		{ charge: '541.00', paid: '34.00' },
		{ charge: '751.50', paid: '310.00' },
		{ charge: '800.00', paid: '450.00' },
		{ charge: '1200.00', paid: '495.00' },
		{ charge: '10323.64', paid: '912.00' },
		{ charge: '15000.00', paid: '11980.33' },
		{ charge: '211366.97', paid: '138018.40' }
	]);
	expect(receipt.files[2]?.notes.join()).toContain('CV -1.27 (1)');
});

test('the 33 bills of the guides load, or say why a line does not', async () => {
	const folder = await temporaryFolder();
	const files = examples('837');
	expect(files).toHaveLength(33);
	const { receipt } = await loadPaths(folder, files);
	for (const file of receipt.files) {
		expect(file.table).toBe('claim_line');
		expect(file.read).toBeGreaterThan(0);
		expect(isConserved(file)).toBe(true);
		expect(file.rejects).toHaveLength(file.rejected);
	}
	const refused = receipt.files.filter(({ rejected }) => rejected > 0);
	expect(refused.map(({ file, rejects }) => [file, rejects[0]?.column])).toEqual([
		['demo.cob.example3.B.837', 'payer'],
		['demo.cob.example3.C.837', 'payer'],
		['demo.cob.example4.837', 'payer']
	]);
});

const nameOfPerson = (segment: string[]): string[] =>
	segment[2] === '1' ? [segment[3] ?? '', segment[4] ?? ''] : [];

/** What an X12 file says of people: names, member and account numbers, addresses, days of birth. */
function personal(text: string): string[] {
	return text.split('~').flatMap((raw) => {
		const segment = raw.trim().split('*');
		const [name, , second = '', third = ''] = segment;
		if (name === 'NM1') return [...nameOfPerson(segment), segment[9] ?? ''];
		if (name === 'DMG') return [second, second.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')];
		if (name === 'N3' || name === 'N4') return [segment[1] ?? '', second];
		if (name === 'CLP') return [segment[1] ?? '', segment[7] ?? ''];
		if (name === 'CLM' || name === 'TRN' || name === 'REF')
			return [segment[1] ?? '', second, third];
		return name === 'BPR' ? [segment[9] ?? '', segment[15] ?? ''] : [];
	});
}

// Four letters or six digits in a row are somewhere in any few megabytes, by chance or as a code.
const isTelling = (text: string): boolean => text.length > (/^\d+$/.test(text) ? 6 : 4);

/** What is kept of the same file as words and days: payers, procedures, and the days of services, bills and payments. */
function kept(text: string): string {
	const segments = text.split('~').map((raw) => raw.trim());
	const words = segments.filter((segment) => /^(N1\*PR|NM1\*PR|SV1|SV2)\*/.test(segment));
	const days = segments
		.flatMap((segment) => segment.match(/\b(19|20)\d{6}\b/g) ?? [])
		.filter((day) => !segments.some((segment) => segment.startsWith(`DMG*D8*${day}`)));
	return [...words, ...days].join(' ');
}

/** All that can be read as text in the bytes of all files of a folder. */
async function textBelow(folder: string): Promise<string> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const texts = files.map(async (entry) => {
		const bytes = await readFile(join(entry.parentPath, entry.name), 'latin1');
		return (bytes.match(/[\x20-\x7e]{5,}/g) ?? []).join('\n');
	});
	return (await Promise.all(texts)).join('\n');
}

test('no name, number or address of the files is in any byte of the data folder', async () => {
	const folder = await temporaryFolder();
	const files = [...examples('835'), ...examples('837'), interchanges()];
	await loadPaths(folder, files);
	const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
	const secrets = [...new Set(texts.flatMap(personal).filter(isTelling))];
	expect(secrets.length).toBeGreaterThan(1500);
	const text = await textBelow(join(folder, 'data'));
	expect(text).toContain('RUSHMORE LIFE');
	const found = secrets.filter((secret) => text.includes(secret));
	// "PATIENT", a made-up name, is in INPATIENT, a level of care: words of our own schema tell of nobody.
	const other = await temporaryFolder();
	await loadTexts(other, { 'other.835': remittance(['CLP*A*1*10*10**12']) });
	const ours = texts.map(kept).join(' ') + (await textBelow(other));
	expect(found.filter((secret) => !ours.includes(secret))).toEqual([]);
});
