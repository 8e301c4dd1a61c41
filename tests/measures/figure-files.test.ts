import { expect, test } from 'vitest';
import { figureCsv } from '#lib/measures/figure-csv.ts';
import { toJson } from '#lib/measures/figure-json.ts';
import { figureTable } from '#lib/measures/figure-table.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import { ask } from './ask.ts';
import { asOfA, episodesA } from './episodes-a.ts';

const episode = episodesA.map((row, index) => ({
	...row,
	payer: index % 2 === 0 ? '=Plan "A"' : 'Plan B'
}));

test('the JSON of a figure has the fields of the contract, and none that do not apply', async () => {
	const db = await warehouseWith({ episode }, asOfA);
	const json = toJson(
		await ask(db, 'completion', { from: '2025-06-01', by: 'month', where: { payer: ['Plan B'] } })
	);
	expect(json).toMatchObject({
		measure: {
			id: 'completion',
			version: 1,
			title: 'Completion',
			unit: 'episode',
			better: 'higher'
		},
		period: { from: '2025-06-01', to: null },
		filters: { payer: ['Plan B'] },
		audience: 'inside',
		as_of: { snapshot: '1', data_through: '2025-06-30' },
		ledger: [
			{ step: 'discharged', label: 'discharged in the period', n: 0 },
			{ step: 'known', label: 'with a known reason', n: 0 }
		],
		value: { state: 'none', reason: '0 people discharged in the period' },
		bounds: null,
		signal: null
	});
	const whole = toJson(await ask(db, 'completion'));
	expect(Object.keys(whole.value).sort()).toEqual([
		'hi',
		'k',
		'lo',
		'method',
		'n',
		'state',
		'value'
	]);
	const reasons = toJson(await ask(db, 'discharge_reasons'));
	expect(reasons.value).toEqual({ state: 'released', n: 11 });
	expect(reasons.series[0]?.by).toEqual({ category: 'completed' });
});

test('the table gives the whole first, then the groups, and says why a number is missing', async () => {
	const db = await warehouseWith({ episode }, asOfA);
	const { headers, rows } = figureTable(
		await ask(db, 'completion', { by: 'month', from: '2025-05-01' })
	);
	const usual = ['centre', 'usual_lo', 'usual_hi', 'mark'];
	expect(headers).toEqual(['month', 'k', 'n', 'rate', 'lo', 'hi', 'why', 'provisional', ...usual]);
	expect(rows.map((row) => [row[0], row[1], row[2], row[6]])).toEqual([
		['all', 1, 2, ''],
		['2025-05', null, null, '0 people discharged in the period'],
		['2025-06', 1, 2, '']
	]);
});

test('a curve is a table of its days', async () => {
	const db = await warehouseWith({ episode }, asOfA);
	const { headers, rows } = figureTable(await ask(db, 'retention_curve'));
	expect(headers.slice(0, 4)).toEqual(['day', 'n', 'k', 'share']);
	expect(rows[0]?.slice(0, 3)).toEqual([0, 14, 1]);
});

test('a name that a spreadsheet would run is text in the CSV', async () => {
	const db = await warehouseWith({ episode }, asOfA);
	const [, , plan] = figureCsv(await ask(db, 'completion', { by: 'payer' })).split('\n');
	expect(plan).toMatch(/^"'=Plan ""A""",\d+,\d+,/);
});

test('trap 34: the CSV for outside has words and no number in a withheld row', async () => {
	const db = await warehouseWith({ episode }, asOfA);
	const csv = figureCsv(await ask(db, 'completion', { by: 'program', audience: 'outside' }));
	expect(csv).toBe(
		'program,k,n,rate,lo,hi,why,provisional\n' +
			'all,,,,,,not shown (fewer than 11 people),false\n' +
			'Main,,,,,,not shown (fewer than 11 people),false\n'
	);
});
