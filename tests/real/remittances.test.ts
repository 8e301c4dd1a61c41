import { expect, test } from 'vitest';
import { askLoaded } from '../support/ask-loaded.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { realFile } from './real-data.ts';

const byCarc =
	'197: 21, 18: 20, 39: 18, 182: 18, 16: 15, 29: 15, 198: 15, 7: 13, 38: 12, 178: 11, 6: 11, 27: 9, 177: 8, 97: 8, 8: 8, 150: 8, 50: 6, 5: 6, 109: 6, 59: 5, 23: 5, 56: 5, 151: 4, 199: 4, 32: 4, 180: 4, 33: 4, 11: 3, 45: 3, 4: 2, 152: 2, 22: 2, 42: 1';

test('500 remittances: the file totals equal the reference', async () => {
	const folder = await temporaryFolder();
	const file = realFile('claims/synthera835_seed42_n500/claims.csv');
	const { receipt } = await loadPaths(folder, [file]);
	expect(receipt.files.map(({ table, read, loaded }) => [table, read, loaded])).toEqual([
		['claim_line', 1270, 1270],
		['remit_line', 1270, 1270]
	]);
	const totals = await readRows(
		folder,
		`select count(distinct claim_id) as claims, count(*) as lines, sum(charge) as charges,
			count(*) filter (where paid = 0) as unpaid, sum(charge) filter (where paid = 0) as unpaid_charges,
			count(distinct claim_id) filter (where paid = 0) as claims_with_unpaid
		from remit_line`
	);
	expect(totals).toEqual([
		{
			claims: '500',
			lines: '1270',
			charges: '177167.42',
			unpaid: '276',
			unpaid_charges: '40105.89',
			claims_with_unpaid: '109'
		}
	]);
	const claims = await readRows(
		folder,
		`with claim as (
			select claim_id, any_value(claim_status) as claim_status, sum(paid) as paid
			from remit_line group by claim_id
		)
		select claim_status, count(*) as n, count(*) filter (where paid = 0) as unpaid
		from claim group by claim_status order by claim_status`
	);
	expect(claims).toEqual([
		{ claim_status: '1', n: '391', unpaid: '0' },
		{ claim_status: '2', n: '40', unpaid: '0' },
		{ claim_status: '4', n: '69', unpaid: '69' }
	]);
});

test('500 remittances: lines paid nothing by reason code equal the reference', async () => {
	const folder = await temporaryFolder();
	await loadPaths(folder, [realFile('claims/synthera835_seed42_n500/claims.csv')]);
	const rows = await readRows(
		folder,
		`select regexp_extract(adjustments, '-([^:]+):', 1) as carc, count(*) as n
		from remit_line where paid = 0 group by carc`
	);
	const expected = Object.fromEntries(byCarc.split(', ').map((pair) => pair.split(': ')));
	expect(Object.fromEntries(rows.map(({ carc, n }) => [carc, n]))).toEqual(expected);
});

test('500 remittances: the bridge leads from the 1,270 lines of the file to the rate of initial denials', async () => {
	const folder = await temporaryFolder();
	await loadPaths(folder, [realFile('claims/synthera835_seed42_n500/claims.csv')]);
	const { series, value } = await askLoaded(folder, 'denial_bridge');
	const parts = Object.fromEntries(
		series.flatMap((point) =>
			point.value.state === 'released' ? [[point.by.category, point.value.k ?? 0]] : []
		)
	);
	const sum = (names: string[]) => names.reduce((total, name) => total + (parts[name] ?? 0), 0);
	expect(value).toMatchObject({ n: 1270 });
	expect(sum(Object.keys(parts))).toBe(1270);
	// 40 claims are of a later payer, with 61 of the 276 lines paid nothing and 4 of the 20 duplicates.
	expect(parts).toMatchObject({ 'later payer': 124, duplicate: 16 });
	const later = await readRows(
		folder,
		`select count(distinct claim_id) as claims, count(*) filter (where paid = 0) as unpaid,
			count(*) filter (where paid = 0 and adjustments like '%-18:%') as duplicates
		from remit_line where claim_status = '2'`
	);
	expect(later).toEqual([{ claims: '40', unpaid: '61', duplicates: '4' }]);
	const unpaid = ['denied in full', 'duplicate', 'paid nothing, not denied'];
	expect(sum([...unpaid, 'unpaid for an unclassified reason']) + 61).toBe(276);
	const rate = await askLoaded(folder, 'initial_denial_rate_line');
	const counted = ['paid', 'paid nothing, not denied', 'denied in part', 'denied in full'];
	expect(rate.value).toMatchObject({ k: parts['denied in full'], n: sum(counted) });
	expect(rate.value).toMatchObject({ k: 136, n: 1075 });
});
