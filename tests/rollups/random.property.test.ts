import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/figure.ts';
import { catalogue } from '../measures/ask.ts';
import { exportsOf, network } from '../support/random-network.ts';
import { warehouseWith } from '../support/warehouse-with.ts';
import type { Row } from '../support/warehouse-with.ts';
import { rollUp, told } from './rolled-up.ts';

const measures = [
	'completion',
	'unplanned_exit_curve',
	'retention_curve',
	'length_of_stay',
	'discharge_reasons',
	'phq_9_mean_change',
	'phq_9_reliable_improvement',
	'phq_9_reliable_improvement_own',
	'phq_9_trajectory',
	'attendance_rate',
	'hours_per_week',
	'initial_denial_rate_line',
	'initial_denial_rate_charges',
	'denials_by_carc',
	'days_to_adjudication'
].map((id) => catalogue.get(id));

const values: Record<string, string[]> = {
	program: ['North', 'South', 'Nowhere'],
	payer: ['Payer A', 'Payer B'],
	site: ['unknown'],
	level_of_care: ['IOP', 'PHP']
};

const month = fc.integer({ min: 0, max: 8 });
const whole = fc.tuple(month, month).map(([a, b]) => ({
	from: new Date(Date.UTC(2024, 11 + Math.min(a, b), 1)).toISOString().slice(0, 10),
	to: new Date(Date.UTC(2024, 12 + Math.max(a, b), 0)).toISOString().slice(0, 10)
}));
const day = fc.integer({ min: 0, max: 200 });
const odd = fc.tuple(day, day).map(([a, b]) => ({
	from: new Date(Date.UTC(2025, 0, 1 + Math.min(a, b))).toISOString().slice(0, 10),
	to: new Date(Date.UTC(2025, 0, 1 + Math.max(a, b))).toISOString().slice(0, 10)
}));
const period = fc.oneof(fc.constant({}), whole, odd);

const where = fc
	.uniqueArray(fc.constantFrom(...Object.keys(values)), { maxLength: 3 })
	.chain((names) =>
		fc.record(
			Object.fromEntries(
				names.map((name) => [name, fc.uniqueArray(fc.constantFrom(...(values[name] ?? [])))])
			)
		)
	);

const question = fc.constantFrom(...measures).chain((measure) =>
	fc.record({
		measure: fc.constant(measure.id),
		period,
		by: fc.option(fc.constantFrom('month', 'quarter', 'year', ...dimensionsOf(measure)), {
			nil: undefined
		}),
		where,
		audience: fc.constantFrom('inside' as const, 'outside' as const)
	})
);

/** The rows of an export as a warehouse takes them. */
function rowsOf(header: string, lines: string[]): Row[] {
	const columns = header.split(',');
	return lines.map((line) => {
		const cells = line.split(',');
		return Object.fromEntries(columns.map((name, at) => [name, cells[at] || null]));
	});
}

test('of any network, any question is answered the same from roll-ups as from rows', async () => {
	await fc.assert(
		fc.asyncProperty(
			network,
			fc.array(question, { minLength: 25, maxLength: 40 }),
			fc.constantFrom(1, 50, undefined),
			async (stays, questions, mostWaiting) => {
				const tables = exportsOf(stays).map(({ table, header, lines }) => [
					table,
					rowsOf(header, lines)
				]);
				const db = await warehouseWith(Object.fromEntries(tables), '2025-06-30');
				const context = await rollUp(db, measures, mostWaiting);
				for (const { period: dates, ...asked } of questions) {
					const one: Question = { ...asked, ...dates };
					expect([one, await told(db, one, context)]).toEqual([one, await told(db, one)]);
				}
			}
		),
		{ numRuns: 8 }
	);
}, 300_000);
