import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fitGrades, type Benchmark } from '#lib/measures/benchmarks.ts';
import { readYaml } from '#lib/server/kept-yaml.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { Withdrawn } from '#lib/server/series/withdrawn.ts';

/** A benchmark as it is on record. `author` is null for those that come with Plumbline. */
export type BenchmarkRecord = Benchmark & {
	id: string;
	measure: string;
	author: string | null;
	recordedAt: string | null;
	withdrawn: Withdrawn;
};

/**
 * The value of a benchmark of k of n. Counts go before a typed value: no number stands that the program could compute.
 * Throws WrongUsage where there is neither.
 */
export function valueOf(value: number | null, k: number | null, n: number | null): number {
	if (k !== null && n !== null) return k / n;
	if (value !== null) return value;
	throw new WrongUsage('Value: give the value, or how many of how many.');
}

const grade = z.enum(fitGrades);
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

const file = join(projectRoot, 'queries', 'reference', 'benchmarks.yaml');
let shipped: { grades: Record<string, string>; benchmarks: BenchmarkRecord[] } | undefined;

/** The benchmarks that come with Plumbline, and what the grades mean: our setting. Throws where the file is wrong. */
export function shippedBenchmarks() {
	if (shipped) return shipped;
	const { grades, benchmarks } = shippedSchema.parse(readYaml(readFileSync(file, 'utf8')));
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
