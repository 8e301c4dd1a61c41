import { limitsPerRange, rangeLimitPerRange } from '#lib/statistics/spc/constants.ts';
import { meanMovingRange } from '#lib/statistics/spc/moving-range.ts';
import { filled, meanOf, valueOf } from '#lib/statistics/spc/reading.ts';
import type { Limits, LimitsFor, Reading } from '#lib/statistics/spc/reading.ts';

export type XmrOptions = {
	/** Leaves out the widest moving ranges once; as NHSRplotthedots does. */
	screened?: boolean;
	/** Limits in mean moving ranges. */
	factor?: number;
};

const values = (readings: readonly Reading[]) =>
	readings.map((reading) => (reading ? valueOf(reading) : null));

/**
 * Individuals chart, for means and durations: mean -/+ 2.66 mean moving ranges, in the unit of the values.
 * Montgomery 2009, section 6.4; NHSRplotthedots. Needs one reading that is no gap.
 */
export function xmrChart(
	base: readonly Reading[],
	{ screened = true, factor = limitsPerRange }: XmrOptions = {}
): LimitsFor {
	const centre = meanOf(filled(base).map(valueOf));
	const half = factor * meanMovingRange(values(base), screened);
	const limits = { centre, sigma: half / 3, lo: centre - half, hi: centre + half };
	return () => limits;
}

/** The chart of the moving ranges themselves: mean, and 3.267 means. Montgomery 2009, section 6.4. */
export function rangeLimits(base: readonly Reading[]): Limits {
	const centre = meanMovingRange(values(base), false);
	return { centre, lo: 0, hi: rangeLimitPerRange * centre };
}
