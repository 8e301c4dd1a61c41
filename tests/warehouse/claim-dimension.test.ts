import { expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';

const stay = { admitted_on: '2025-01-02', payer_class: 'Medicaid' };
const line = { payer: 'Oak', charge: 100, service_from: '2025-01-03', submitted_on: '2025-01-05' };
const answer = { remitted_on: '2025-02-01', paid: 100 };

test('a line is of its own stay, or of its claim where it names none or was never billed', async () => {
	const db = await warehouseWith({
		episode: [
			{ ...stay, episode_id: 'e1', site: 'North' },
			{ ...stay, episode_id: 'e2', site: 'South' }
		],
		claim_line: [
			{ ...line, claim_id: 'c1', line_no: 1, episode_id: 'e1' },
			{ ...line, claim_id: 'c1', line_no: 2 },
			{ ...line, claim_id: 'c2', line_no: 1, episode_id: 'e1' },
			{ ...line, claim_id: 'c2', line_no: 2, episode_id: 'e2', payer: 'Ash' }
		],
		remit_line: [
			{ ...answer, claim_id: 'c1', line_no: 3 },
			{ ...answer, claim_id: 'c3', line_no: 1, payer: 'Elm' }
		]
	});
	const lines = await db.runAndReadAll(
		`select claim_id || '-' || line_no, site::varchar, payer::varchar
		from claim_dimension order by claim_id, line_no`
	);
	expect(lines.getRows()).toEqual([
		['c1-1', 'North', 'Oak'],
		['c1-2', 'North', 'Oak'],
		['c1-3', 'North', 'Oak'],
		['c2-1', 'North', 'Oak'],
		['c2-2', 'South', 'Ash'],
		['c3-1', null, 'Elm']
	]);
	const claims = await db.runAndReadAll(
		'select claim_id, site::varchar, payer_class::varchar, payer::varchar from whole_claim order by claim_id'
	);
	expect(claims.getRows()).toEqual([
		['c1', 'North', 'Medicaid', 'Oak'],
		['c2', 'mixed', 'Medicaid', 'mixed'],
		['c3', null, null, 'Elm']
	]);
});

test('remittances that say the same of their adjustments are told apart all the same', async () => {
	const denied = { ...answer, paid: 0, charge: 100, adjustments: 'CO-197:60.00;CO-50:40.00' };
	const db = await warehouseWith({
		remit_line: [
			{ ...denied, claim_id: 'c1', line_no: 1 },
			{ ...denied, claim_id: 'c2', line_no: 1 },
			{ ...denied, claim_id: 'c3', line_no: 1, adjustments: ';' }
		]
	});
	const found = await db.runAndReadAll(
		`select remittance_id::integer, carc, amount::double, is_denial from remit_adjustment order by all`
	);
	expect(found.getRows()).toEqual([
		[0, '197', 60, true],
		[0, '50', 40, true],
		[1, '197', 60, true],
		[1, '50', 40, true]
	]);
	const answers = await db.runAndReadAll(
		'select claim_id, is_denied, denied_amount::double, denial_carc::varchar from line_answer order by all'
	);
	expect(answers.getRows()).toEqual([
		['c1', true, 100, '197'],
		['c2', true, 100, '197'],
		['c3', false, 0, null]
	]);
});
