import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { fitGrades } from '#lib/measures/benchmarks.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { hasSignal } from '#lib/measures/read-figure.ts';
import { valueProblem } from '#lib/measures/value-range.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	day,
	parseFields,
	refuseIdentifiers,
	staffName,
	words,
	type Signed
} from '#lib/server/meeting/fields.ts';
import { shippedBenchmarks, valueOf } from '#lib/server/series/shipped-benchmarks.ts';
import type { BenchmarkRecord } from '#lib/server/series/shipped-benchmarks.ts';
import { inForce, readWithdrawn, withdrawal } from '#lib/server/series/withdrawn.ts';
import type { Records, Store } from '#lib/server/store/open-store.ts';
import { benchmark } from '#lib/server/store/schema/benchmark.ts';

const grade = z.enum(fitGrades, { error: 'Choose how well it fits: A, B, C or D.' });
const count = (what: string) =>
	z
		.number({ error: `Give ${what} as a whole number.` })
		.int(`Give ${what} as a whole number.`)
		.min(0, `Give ${what} as 0 or more.`);
const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

const fieldsSchema = z.object({
	measure: words('which measure it is for', 200),
	population: words('whom it was measured on', 200),
	year: words('the year it is of', 20),
	definition: words('the unit and what was counted', 300),
	source: words('the source, so that somebody else finds it', 300),
	grade,
	gradeWhy: words('why it fits so well or so badly', 300),
	/** In the measure's unit; may be left out where k and n are given. */
	value: maybe(z.number({ error: 'Give the value as a number.' })),
	k: maybe(count('how many counted')),
	n: maybe(count('of how many').min(1, 'Give of how many as 1 or more.')),
	reviewOn: day('the day it has to be looked at again')
});

export type BenchmarkFields = z.input<typeof fieldsSchema>;

type Row = typeof benchmark.$inferSelect;

/** Numbers of others to hold measures against: those that come with Plumbline, and the clinic's own. */
export function openBenchmarks(store: Store, catalogue: Catalogue) {
	function check({ measure: id, k, n, value }: z.output<typeof fieldsSchema>): number {
		const measure = catalogue.get(id);
		if (!hasSignal(measure, 'month'))
			throw new WrongUsage(`${measure.title} has no one number to hold a benchmark against.`);
		if ((k === null) !== (n === null))
			throw new WrongUsage('Counts: give both how many and of how many, or neither.');
		if (k !== null && n !== null && k > n)
			throw new WrongUsage('Counts: more counted than there were. Mend one of the two.');
		if (k !== null && measure.valueUnit !== 'rate')
			throw new WrongUsage(`Counts: ${measure.title} is no rate. Give its value instead.`);
		const found = valueOf(value, k, n);
		const problem = valueProblem(found, measure);
		if (problem !== undefined) throw new WrongUsage(`Value: ${problem}`);
		return found;
	}

	async function own(): Promise<BenchmarkRecord[]> {
		const records = await store.records();
		return (await records.select().from(benchmark).orderBy(asc(benchmark.recordedAt))).map(
			readWithdrawn
		);
	}

	async function insert(row: Row): Promise<void> {
		const { population, definition, source, gradeWhy, author } = row;
		const texts = { Population: population, Definition: definition, Source: source };
		await refuseIdentifiers({ ...texts, Fit: gradeWhy, 'Your name': author }, row.recordedAt);
		await (await store.records()).insert(benchmark).values(row);
	}

	const signedBy = ({ author, at }: Signed) => ({
		author: parseFields(staffName('who writes it'), author),
		recordedAt: at,
		...inForce
	});

	const takeOut = (why: string, signed: Signed) =>
		withdrawal(why, signed, { why: 'why it is taken out', who: 'who takes it out' });

	async function withdraw(
		records: Pick<Records, 'update'>,
		id: string,
		fields: Awaited<ReturnType<typeof takeOut>>
	): Promise<Row> {
		const [row] = await records
			.update(benchmark)
			.set(fields)
			.where(and(eq(benchmark.id, id), isNull(benchmark.withdrawnAt)))
			.returning();
		if (!row)
			throw new WrongUsage('There is no such benchmark of the clinic. Load the page again.');
		return row;
	}

	return {
		/** Every benchmark there is: the shipped ones first, then the clinic's own, withdrawn ones among them. */
		list: async (): Promise<BenchmarkRecord[]> => [
			...shippedBenchmarks().benchmarks,
			...(await own())
		],
		/** Adds one of the clinic's. Throws WrongUsage for what is missing or cannot be. */
		add: async (fields: BenchmarkFields, signed: Signed): Promise<void> => {
			const parsed = parseFields(fieldsSchema, fields);
			await insert({ id: randomUUID(), ...parsed, value: check(parsed), ...signedBy(signed) });
		},
		/** Says that one of the clinic's still stands until another day: a further row, the one before stays. */
		review: async (id: string, reviewOn: string, signed: Signed): Promise<void> => {
			const until = parseFields(day('the day it has to be looked at again'), reviewOn);
			const fields = await takeOut('reviewed', signed);
			const renewed = { id: randomUUID(), reviewOn: until, ...signedBy(signed) };
			// Both or neither: a benchmark must not go because its next row could not be written.
			await (
				await store.records()
			).transaction(
				async (within) => {
					const before = await withdraw(within, id, fields);
					await within.insert(benchmark).values({ ...before, ...renewed });
				},
				{ behavior: 'immediate' }
			);
		},
		/** Takes one of the clinic's out; it stays on record with the reason. */
		withdraw: async (id: string, why: string, signed: Signed): Promise<void> => {
			await withdraw(await store.records(), id, await takeOut(why, signed));
		}
	};
}
