import { expect, test } from 'vitest';
import type { Moved } from '#lib/measures/restatement.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { receiptText, restatementLines } from '../../src/cli/receipt-text.ts';

const moved = (month: string, was: number, is: number): Moved => ({
	measure: 'completion',
	title: 'Completion',
	month,
	before: { words: `${was} of 47`, k: was, n: 47 },
	now: { words: `${is} of 48`, k: is, n: 48 },
	wasProvisional: false
});
const compared = {
	state: 'compared',
	knownThrough: '2026-08-31',
	definitionsChanged: false
} as const;

test('a receipt says in plain words what is new, known and changed, and in which columns', () => {
	const file = {
		...emptyReceipt('stays.csv'),
		table: 'episode',
		...{ read: 316, loaded: 4, changed: 4, known: 312 },
		changes: [
			{ table: 'episode', column: 'discharged_on', rows: 3 },
			{ table: 'episode', column: 'discharge_reason', rows: 2 }
		]
	};
	const restatement = { ...compared, moved: [moved('2026-08', 31, 31)] };
	expect(receiptText({ batch: 'b0002', files: [file] }, restatement).split('\n')).toEqual([
		'batch b0002',
		'stays.csv as episode',
		'  316 read = 4 loaded + 0 rejected + 312 known + 0 superseded',
		'  0 new, 312 known, 4 changed: discharged_on in 3, discharge_reason in 2',
		'1 figure of 1 month known before reads otherwise after it.',
		'  August 2026, Completion: 31 of 47 before, 31 of 48 after'
	]);
});

test('the ten largest moves are told, and how many more there are', () => {
	const many = Array.from({ length: 12 }, (_, at) =>
		moved(`2025-${`${at + 1}`.padStart(2, '0')}`, 20, 20 + at)
	);
	const lines = restatementLines({ ...compared, moved: many });
	expect(lines).toHaveLength(12);
	expect(lines[1]).toBe('  December 2025, Completion: 20 of 47 before, 31 of 48 after');
	expect(lines.at(-1)).toBe('  and 2 more');
});
