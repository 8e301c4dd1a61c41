import { formatAim } from '#lib/measures/aims.ts';
import type { FigureBenchmark, MeasureRef } from '#lib/measures/figure.ts';
import { formatCount, formatDate, formatInterval } from '#lib/measures/format.ts';
import { wilson } from '#lib/statistics/wilson.ts';

export const fitGrades = ['A', 'B', 'C', 'D'] as const;
export type FitGrade = (typeof fitGrades)[number];

/** A number of others, as it is written down. `value` in the measure's unit; `k` of `n` where the source counts. */
export type Benchmark = {
	population: string;
	year: string;
	definition: string;
	source: string;
	grade: FitGrade;
	gradeWhy: string;
	value: number;
	k: number | null;
	n: number | null;
	/** From this day on somebody has to look whether it still stands. */
	reviewOn: string;
};

/** Past its review date on a day (ISO). */
export const isReviewDue = ({ reviewOn }: Pick<Benchmark, 'reviewOn'>, today: string): boolean =>
	reviewOn < today;

/** A benchmark as a figure carries it, with the Wilson interval of its counts. */
export function benchmarkFor(benchmark: Benchmark, today: string): FigureBenchmark {
	const { population, year, definition, source, grade, gradeWhy, value, k, n } = benchmark;
	const { reviewOn } = benchmark;
	const counted = k === null || n === null ? undefined : { k, n, ...wilson(k, n) };
	return {
		...{ population, year, definition, source, grade, gradeWhy, value, reviewOn },
		...counted,
		isAlike: grade !== 'D',
		isReviewDue: isReviewDue(benchmark, today)
	};
}

type Unit = Pick<MeasureRef, 'valueUnit' | 'digits'>;

/** "37.7% (43,119 of 114,440; 37.4 to 38.0%)", or the value alone where the source gives no counts. */
export function benchmarkValue({ value, k, n, lo, hi }: FigureBenchmark, measure: Unit): string {
	const shown = formatAim(value, measure);
	if (k === undefined || n === undefined) return shown;
	const interval =
		lo === undefined || hi === undefined ? '' : `; ${formatInterval({ lo, hi }, measure)}`;
	return `${shown} (${formatCount(k)} of ${formatCount(n)}${interval})`;
}

/** What stands beside a benchmark wherever it is drawn: what it is, how well it fits, and whether it still stands. */
export function benchmarkWords(benchmark: FigureBenchmark, measure: Unit): string {
	const { population, year, definition, source, grade, gradeWhy, isAlike, reviewOn } = benchmark;
	const alike = isAlike ? '' : 'Not like for like. ';
	const due = benchmark.isReviewDue ? ` Due for review since ${formatDate(reviewOn)}.` : '';
	return `${alike}${benchmarkValue(benchmark, measure)}: ${population}, ${year} (${definition}). Fit ${grade}: ${gradeWhy}. ${source}.${due}`;
}
