import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ledgerOf } from '#lib/measures/counts.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { countRows } from '#lib/server/figures/count-rows.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import type { Row } from '../support/warehouse-with.ts';
import { ask, catalogue, released } from './ask.ts';

const asOf = '2025-12-31';
const reasons = [
	'completed',
	'left_early',
	'terminated',
	'transferred',
	'incarcerated',
	'died',
	'unknown',
	null
] as const;

/** A stay by its days: when it began, how long it was (nothing: still here), how it ended. */
const stay = fc.record({
	start: fc.integer({ min: 0, max: 300 }),
	days: fc.option(fc.integer({ min: 0, max: 120 })),
	reason: fc.constantFrom(...reasons)
});

const dayOf = (day: number): string =>
	new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

/** A discharge after the data end is not known yet. */
const isKnown = ({ start, days }: { start: number; days: number | null }): boolean =>
	days !== null && dayOf(start + days) <= asOf;

/** A thousand data sets, each a program of its own in one warehouse, so that one query answers for all. */
const dataSets = fc.sample(fc.array(stay, { maxLength: 6 }), { numRuns: 1000, seed: 20250901 });

describe('a thousand random data sets', () => {
	let db: DuckDBConnection;
	beforeAll(async () => {
		const episode: Row[] = dataSets.flatMap((stays, set) =>
			stays.map(({ start, days, reason }, index) => ({
				episode_id: `${set}-${index}`,
				program: `${set}`,
				admitted_on: dayOf(start),
				discharged_on: days === null ? null : dayOf(start + days),
				discharge_reason: days === null ? null : reason
			}))
		);
		db = await warehouseWith({ episode }, asOf);
	});

	async function ledgers(measure: Measure) {
		const question = { measure: measure.id, by: 'program', where: {}, audience: 'inside' as const };
		const rows = ledgerOf(measure, await countRows(db, { measure, question }));
		return new Map(rows.map(({ bucket, considered, steps }) => [bucket, { considered, steps }]));
	}

	test.each([
		'completion',
		'completion_internal',
		'completion_vs_left_early',
		'unplanned_exit',
		'discharge_reasons',
		'retention_day_30',
		'retention_curve',
		'unplanned_exit_curve',
		'length_of_stay',
		'readmission_30_day',
		'step_down_rate',
		'phq_9_reliable_improvement'
	])('%s: nobody is counted who was not there at the step before', async (id) => {
		const found = await ledgers(catalogue.get(id));
		for (const [set, { considered, steps }] of found) {
			expect([set, steps[0]]).toEqual([set, considered]);
			expect([set, steps]).toEqual([set, [...steps].sort((a, b) => b - a)]);
		}
		const whole = await ask(db, id);
		const sums = whole.ledger.map((_, step) =>
			[...found.values()].reduce((sum, { steps }) => sum + (steps[step + 1] ?? 0), 0)
		);
		expect(whole.ledger.map(({ n }) => n)).toEqual(sums);
	});

	test('completion counts in each what a count by hand gives', async () => {
		const { series } = await ask(db, 'completion', { by: 'program' });
		const told = new Map(
			series.map(({ by, value }) => [
				`${by.program}`,
				value.state === 'released' ? [value.k, value.n] : []
			])
		);
		dataSets.forEach((stays, set) => {
			const known = stays.filter(
				(each) => isKnown(each) && each.reason !== null && each.reason !== 'unknown'
			);
			const done = known.filter(({ reason }) => reason === 'completed');
			const counted = known.length === 0 ? [] : [done.length, known.length];
			expect([set, told.get(`${set}`) ?? []]).toEqual([set, counted]);
		});
	});
});

/** A stay of thirty days with a score at the start and one at the end, either of which may be lost. */
const scored = fc.record({
	first: fc.integer({ min: 0, max: 27 }),
	last: fc.integer({ min: 0, max: 27 }),
	isLost: fc.boolean(),
	hasLast: fc.boolean()
});

describe('scores that are lost', () => {
	const clinics = fc.sample(fc.array(scored, { minLength: 3, maxLength: 12 }), {
		numRuns: 60,
		seed: 7
	});
	let db: DuckDBConnection;

	beforeAll(async () => {
		const episode: Row[] = [];
		const assessment: Row[] = [];
		clinics.forEach((people, clinic) => {
			for (const side of ['all', 'less'])
				people.forEach(({ first, last, hasLast, isLost }, index) => {
					const episode_id = `${side}-${clinic}-${index}`;
					const stayed = { admitted_on: '2025-01-01', discharged_on: '2025-01-31' };
					episode.push({ episode_id, program: `${side}-${clinic}`, ...stayed });
					const score = { episode_id, instrument: 'phq-9' };
					assessment.push({ ...score, assessed_on: '2025-01-01', total: first });
					if (hasLast && !(side === 'less' && isLost))
						assessment.push({ ...score, assessed_on: '2025-01-30', total: last });
				});
		});
		db = await warehouseWith({ episode, assessment }, asOf);
	});

	test.each([
		'phq_9_reliable_improvement',
		'phq_9_reliable_deterioration',
		'phq_9_response',
		'phq_9_remission',
		'phq_9_recovery'
	])('%s: the bounds only widen, and hold the rate that more scores gave', async (id) => {
		for (const clinic of clinics.keys()) {
			const [all, less] = await Promise.all(
				['all', 'less'].map((side) => ask(db, id, { where: { program: [`${side}-${clinic}`] } }))
			);
			if (all?.value.state !== 'released' || less?.value.state !== 'released') continue;
			const [before, after] = [all.bounds, less.bounds];
			if (!before || !after) throw new Error('a rate of scores has bounds');
			expect(after.lo).toBeLessThanOrEqual(before.lo);
			expect(after.hi).toBeGreaterThanOrEqual(before.hi);
			for (const figure of [all, less]) {
				const rate = released(figure).value ?? NaN;
				expect(rate).toBeGreaterThanOrEqual(after.lo);
				expect(rate).toBeLessThanOrEqual(after.hi);
			}
		}
	});
});
