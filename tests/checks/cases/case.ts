import type { Row } from '../../support/warehouse-with.ts';

/** Rows by table. Those on lines `breaks` (1 is the first row of the checked table) break the rule, the others not. */
export type Case = { tables: Record<string, Row[]>; breaks: number[]; asOf?: string };

/** An IOP stay of ten days in January 2025, or what `row` makes of it. */
export const stay = (row: Row = {}): Row => ({
	episode_id: 'e1',
	admitted_on: '2025-01-06',
	discharged_on: '2025-01-16',
	...row
});

/** A line of a claim for stay e1. */
export const line = (row: Row = {}): Row => ({
	claim_id: 'c1',
	line_no: 1,
	episode_id: 'e1',
	service_from: '2025-01-08',
	procedure_code: '90853',
	charge: 120,
	...row
});

/** The answer to that line: paid 80 of 120. */
export const answer = (row: Row = {}): Row => ({
	claim_id: 'c1',
	line_no: 1,
	claim_status: '1',
	remitted_on: '2025-02-03',
	charge: 120,
	paid: 80,
	adjustments: 'CO-45:40.00',
	...row
});

/** A group of three hours, attended, on the third day of stay e1. */
export const visit = (row: Row = {}): Row => ({
	episode_id: 'e1',
	service_on: '2025-01-08',
	status: 'attended',
	scheduled_minutes: 180,
	attended_minutes: 180,
	...row
});

/** A PHQ-9 by its total, on the first day of stay e1. */
export const score = (row: Row = {}): Row => ({
	episode_id: 'e1',
	instrument: 'phq-9',
	assessed_on: '2025-01-06',
	...row
});
