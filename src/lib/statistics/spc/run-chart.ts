import { filled, valueOf } from '#lib/statistics/spc/reading.ts';
import type { LimitsFor, Reading } from '#lib/statistics/spc/reading.ts';

/** Run chart, for few points: the median and no limits. Perla, Provost and Murray 2011. */
export function runChart(base: readonly Reading[]): LimitsFor {
	const values = filled(base)
		.map(valueOf)
		.sort((a, b) => a - b);
	const middle = (values.length - 1) / 2;
	const [below, above] = [values[Math.floor(middle)], values[Math.ceil(middle)]];
	const centre = ((below ?? 0) + (above ?? 0)) / 2;
	return () => ({ centre });
}
