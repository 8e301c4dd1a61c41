import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { parse } from 'yaml';
import { z } from 'zod';
import { fitGrades, type Benchmark } from '#lib/measures/benchmarks.ts';
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
import { projectRoot } from '#lib/server/project.ts';
import type { Store } from '#lib/server/store/open-store.ts';
import { benchmark } from '#lib/server/store/schema/benchmark.ts';

const grade = z.enum(fitGrades, { error: 'Choose how well it fits: A, B, C or D.' });
const count = (what: string) =>
	z
		.number({ error: `Give ${what} as a whole number.` })
		.int(`Give ${what} as a whole number.`)
		.min(0);
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

const shippedSchema = z.object({
	grades: z.record(grade, z.string()),
	benchmarks: z.array(
		z.strictObject({
			id: z.string(),
			measure: z.string(),
			population: z.string(),
			year: z.union([z.string(), z.number()]).transform(String),
			definition: z.string(),
			source: z.string(),
			grade,
			grade_why: z.string(),
			value: z.number().optional(),
			k: z.int().optional(),
			n: z.int().optional(),
			review_on: z.string()
		})
	)
});

/** A benchmark as it is on record. `author` is null for those that come with Plumbline. */
export type BenchmarkRecord = Benchmark & {
	id: string;
	measure: string;
	author: string | null;
	recordedAt: string | null;
	withdrawn: { at: string; by: string; why: string } | null;
};

const file = join(projectRoot, 'queries', 'reference', 'benchmarks.yaml');
let shipped: { grades: Record<string, string>; benchmarks: BenchmarkRecord[] } | undefined;

/** The benchmarks that come with Plumbline, and what the grades mean: our setting. Throws where the file is wrong. */
export function shippedBenchmarks() {
	if (shipped) return shipped;
	const { grades, benchmarks } = shippedSchema.parse(parse(readFileSync(file, 'utf8')));
	shipped = {
		grades,
		benchmarks: benchmarks.map(({ grade_why, review_on, k = null, n = null, value, ...rest }) => ({
			...rest,
			...{ k, n, value: valueOf(value ?? null, k, n) },
			gradeWhy: grade_why,
			reviewOn: review_on,
			author: null,
			recordedAt: null,
			withdrawn: null
		}))
	};
	return shipped;
}

/** Counts go before a typed value: no number stands that the program could compute. */
function valueOf(value: number | null, k: number | null, n: number | null): number {
	if (k !== null && n !== null) return k / n;
	if (value !== null) return value;
	throw new WrongUsage('Value: give the value, or how many of how many.');
}

type Row = typeof benchmark.$inferSelect;

function read({ withdrawnAt, withdrawnBy, withdrawnWhy, ...row }: Row): BenchmarkRecord {
	const withdrawn =
		withdrawnAt === null
			? null
			: { at: withdrawnAt, by: withdrawnBy ?? '', why: withdrawnWhy ?? '' };
	return { ...row, withdrawn };
}

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
		return (await records.select().from(benchmark).orderBy(asc(benchmark.recordedAt))).map(read);
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
		withdrawnAt: null,
		withdrawnBy: null,
		withdrawnWhy: null
	});

	async function withdraw(id: string, why: string, { author, at }: Signed): Promise<Row> {
		const fields = {
			withdrawnWhy: parseFields(words('why it is taken out', 300), why),
			withdrawnBy: parseFields(staffName('who takes it out'), author),
			withdrawnAt: at
		};
		await refuseIdentifiers({ Why: fields.withdrawnWhy, 'Your name': author }, at);
		const records = await store.records();
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
			const before = await withdraw(id, 'reviewed', signed);
			await insert({ ...before, id: randomUUID(), reviewOn: until, ...signedBy(signed) });
		},
		/** Takes one of the clinic's out; it stays on record with the reason. */
		withdraw: async (id: string, why: string, signed: Signed): Promise<void> => {
			await withdraw(id, why, signed);
		}
	};
}
