import { rangeLimitPerRange } from '#lib/statistics/spc/constants.ts';
import { meanOf } from '#lib/statistics/spc/reading.ts';

/** How far each value is from the one before it. Across a gap there is no range. */
export function movingRanges(values: readonly (number | null)[]): number[] {
	return values.flatMap((value, index) => {
		const before = values[index - 1] ?? null;
		return value === null || before === null ? [] : [Math.abs(value - before)];
	});
}

/**
 * The mean moving range; 0 where there is none. `screened`: ranges of 3.267 means and more are left out, once, so
 * that one wild month does not widen the range of all (NHSRplotthedots). Where only zeros would be left, all stay.
 */
export function meanMovingRange(values: readonly (number | null)[], screened: boolean): number {
	const ranges = movingRanges(values);
	if (ranges.length === 0) return 0;
	const mean = meanOf(ranges);
	const kept = ranges.filter((range) => range < rangeLimitPerRange * mean);
	const screenedMean = kept.length === 0 ? mean : meanOf(kept);
	return screened && screenedMean > 0 ? screenedMean : mean;
}
