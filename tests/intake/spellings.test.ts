import { expect, test } from 'vitest';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const header = 'claim_id,line_no,payer,service_from,charge';
const load = async (...lines: string[]) => {
	const folder = await temporaryFolder();
	const { receipt } = await loadTexts(folder, {
		'claims.csv': `${[header, ...lines].join('\n')}\n`
	});
	const sql = `select claim_id, line_no, payer, service_from::varchar as day, charge::varchar as charge
		from claim_line order by claim_id`;
	return { rows: await readRows(folder, sql), rejects: receipt.files[0]?.rejects };
};

test('a number and a date are the same in whatever notation they are written', async () => {
	const { rows, rejects } = await load(
		'a,1,Aetna,2026-01-05,450.00',
		'b,01,Aetna,2026-01-05 00:00:00,450',
		'c,+1,Aetna,2026-01-05T00:00,+450.',
		'd,1.0,Aetna,2026-01-05,0450.0'
	);
	expect(rejects).toEqual([]);
	const same = { line_no: '1', payer: 'Aetna', day: '2026-01-05', charge: '450.00' };
	expect(rows).toEqual(['a', 'b', 'c', 'd'].map((id) => ({ claim_id: id, ...same })));
});

test('what only DuckDB would take for a number or a date is a reject', async () => {
	const { rows, rejects } = await load(
		'a,2.5,Aetna,2026-01-05,450.00',
		'b,1,Aetna,2026-1-5,450.00',
		'c,1,Aetna,2026-02-30,450.00',
		'd,1,Aetna,2026-01-05,4.5e2',
		'e,1_0,Aetna,2026-01-05,450.00',
		'f,1,Aetna,-001-01-05,450.00'
	);
	expect(rows).toEqual([]);
	expect(rejects?.map(({ line, column }) => `${line} ${column}`)).toEqual([
		'2 line_no',
		'3 service_from',
		'4 service_from',
		'5 charge',
		'6 line_no',
		'7 service_from'
	]);
});

test.each([
	['no blanks', '', ''],
	['a space before', ' ', ''],
	['a space after', '', ' '],
	['a hard space', '\u00a0', '\u00a0']
])(
	'of cells with %s the text alone is kept, and a word for missing is missing',
	async (_, before, after) => {
		const padded = `${before}Aetna${after}`;
		const { rows, rejects } = await load(
			`a,1,${padded},2026-01-05,450.00`,
			`b,1,${before}n/a${after},2026-01-05,450.00`
		);
		expect(rows).toMatchObject([{ claim_id: 'a', payer: 'Aetna' }]);
		expect(rejects).toMatchObject([{ line: 3, column: 'payer', rule: 'a required cell is empty' }]);
	}
);

test('a code that begins as a spreadsheet shortens a number is a reject, one that only looks near it is not', async () => {
	const { rows, rejects } = await load(
		'1.2E+11,1,Aetna,2026-01-05,450.00',
		'#REF!,1,Aetna,2026-01-05,450.00',
		'A1E+11,1,Aetna,2026-01-05,450.00',
		'0042,1,Aetna,2026-01-05,450.00'
	);
	expect(rejects?.map(({ line, column }) => `${line} ${column}`)).toEqual([
		'2 claim_id',
		'3 claim_id'
	]);
	expect(rows.map((row) => (row as { claim_id: string }).claim_id)).toEqual(['0042', 'A1E+11']);
});
