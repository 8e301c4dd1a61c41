import { bucketEnd, bucketOf, bucketStart, bucketsBefore } from '#lib/measures/calendar.ts';
import type { Baseline } from '#lib/measures/baseline.ts';
import type { Question, SeriesPoint } from '#lib/measures/figure.ts';

type Asked = Pick<Question, 'by' | 'from'>;

/** The baseline in force at a period: what is usual there rests on nothing before it. */
const inForce = (baselines: readonly Baseline[], key: string): string | undefined =>
	baselines
		.map(({ starts }) => starts)
		.filter((starts) => starts <= key)
		.sort()
		.at(-1);

/**
 * From which period to which a series must be read before the first one shown: back to the baseline in force there, or
 * else so many periods counted back from the last shown. null where there is nothing before it to read.
 */
export function historyOf(
	{ by, from }: Asked,
	series: readonly SeriesPoint[],
	{ periods, baselines }: { periods: number; baselines: readonly Baseline[] }
): { from: string; to: string } | null {
	if ((by !== 'month' && by !== 'quarter') || from === undefined) return null;
	const keys = series.map((point) => String(point.by[by] ?? ''));
	const [first, last] = [keys[0], keys.at(-1)];
	if (first === undefined || last === undefined) return null;
	const start = inForce(baselines, first) ?? bucketsBefore(last, by, periods - 1);
	const end = bucketsBefore(bucketOf(from, by), by, 1);
	return start > end ? null : { from: bucketStart(start, by), to: bucketEnd(end, by) };
}
