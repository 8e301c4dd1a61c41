import { expect, test } from 'vitest';
import { warehouseWith } from '../support/warehouse-with.ts';

const line = {
	claim_id: 'c1',
	line_no: 1,
	charge: 100,
	service_from: '2025-01-02',
	submitted_on: '2025-01-05'
};
const answer = {
	claim_id: 'c1',
	line_no: 1,
	payer_sequence: 1,
	remitted_on: '2025-02-01',
	charge: 100,
	paid: 0
};
const denials = [
	{ ...answer, claim_status: '1', adjustments: 'CO-50:100.00' },
	{ ...answer, claim_status: '4', adjustments: 'CO-197:100.00' },
	{ ...answer, claim_status: '19', adjustments: 'CO-45:100.00' }
];

test('of several answers of one day the same one is the first, whichever was loaded first', async () => {
	for (const remit_line of [denials, denials.toReversed()]) {
		const db = await warehouseWith({ claim_line: [line], remit_line });
		const found = await db.runAndReadAll(
			'select denial_carc, denial_class, is_answered_again, is_denied_at_last from line_answer'
		);
		expect(found.getRows()).toEqual([['197', 'authorization', true, false]]);
	}
});
