import { baselineNotes } from '#lib/measures/baseline.ts';
import { benchmarkWords } from '#lib/measures/benchmarks.ts';
import type { Figure } from '#lib/measures/figure.ts';

/**
 * What stands under the chart and the table of a series: the notes of its baselines, numbered where a boundary is
 * marked, then each benchmark with what a reader needs to judge it.
 */
export const besideNotes = ({ asked, signal, benchmarks = [], measure }: Figure): string[] => [
	...baselineNotes(asked.by, signal?.baselines ?? []),
	...benchmarks.map(
		(each, index) => `Benchmark ${benchmarkLetter(index)}: ${benchmarkWords(each, measure)}`
	)
];

/** The letter that a benchmark has in its chart and its note: a, b, c … */
export const benchmarkLetter = (index: number): string => String.fromCharCode(97 + (index % 26));
