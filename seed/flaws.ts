import { dayOf, isoOf } from '#seed/days.ts';
import * as spoil from '#seed/spoil.ts';
import type { Spoil } from '#seed/spoil.ts';
import type { TableName } from '#seed/tables.ts';

/** A deliberate flaw. The first stay from number `first` on that has such rows gets it, and again after `every` stays. */
export type Flaw = {
	name: string;
	file: TableName;
	first: number;
	every: number;
	/** Rows spoiled each time. */
	rows: number;
	/** The row cannot be loaded; other flaws load and are found by the checks. */
	isRejected: boolean;
	spoil: Spoil;
};

const rejected = (first: number, file: TableName, name: string, spoil: Spoil): Flaw => {
	return { name, file, first, every: 1500, rows: 1, isRejected: true, spoil };
};

const loaded = (first: number, file: TableName, name: string, spoil: Spoil, rows = 1): Flaw => {
	return { name, file, first, every: 300, rows, isRejected: false, spoil };
};

const dayBefore = (iso: unknown): string => isoOf(dayOf(`${iso}`) - 1);
const lateRows = 3;

export const flaws: Flaw[] = [
	rejected(
		11,
		'episodes',
		'discharge before admission',
		spoil.changeEnded(({ admitted_on: on }) => ({ discharged_on: dayBefore(on) }))
	),
	rejected(
		23,
		'episodes',
		'no person',
		spoil.changeEpisode(() => ({ person_id: undefined }))
	),
	rejected(
		35,
		'episodes',
		'discharge reason not in the contract',
		spoil.changeEnded(() => ({ discharge_reason: 'graduated' }))
	),
	rejected(
		6,
		'attendance',
		'status not in the contract',
		spoil.changeLast('attendance', { status: 'excused' })
	),
	rejected(
		16,
		'attendance',
		'a date there is not',
		spoil.changeLast('attendance', { service_on: '2026-02-30' })
	),
	rejected(
		27,
		'assessments_phq9',
		'no date',
		spoil.changeLast('assessments_phq9', { assessed_on: undefined })
	),
	rejected(
		8,
		'remittances',
		'adjustments in another form',
		spoil.changeLast('remittances', { adjustments: 'CO45 150.00' })
	),
	loaded(
		13,
		'assessments_phq9',
		'item out of range',
		spoil.changeLast('assessments_phq9', { item_7: 7 })
	),
	loaded(18, 'attendance', 'attendance after discharge', spoil.attendAfterDischarge),
	loaded(
		20,
		'assessments_gad7',
		'assessment of an unknown episode',
		spoil.repeatLast('assessments_gad7', (row) => ({ episode_id: `${row.episode_id}x` }))
	),
	loaded(22, 'assessments_phq9', 'row written twice', spoil.repeatLast('assessments_phq9')),
	loaded(25, 'claims', 'row written twice', spoil.repeatLast('claims')),
	loaded(
		29,
		'assessments_gad7',
		'row written again with another value',
		spoil.repeatLast('assessments_gad7', (row) => ({ item_1: row.item_1 === 3 ? 2 : 3 }))
	),
	loaded(
		31,
		'authorizations',
		'row written again with another value',
		spoil.repeatLast('authorizations', (row) => ({
			days_approved: row.days_approved === 2 ? 3 : 2
		}))
	),
	loaded(4, 'attendance', 'rows recorded late', spoil.recordLate(lateRows), lateRows)
];
