import type { Interval } from '#lib/measures/figure.ts';
import { Z95 } from '#lib/statistics/wilson.ts';

export type SurvivalInterval = 'log-log' | 'log';

/**
 * 95% interval of a share read off a curve. `seLog` is the standard error of its logarithm. At 0 and 1 neither form is
 * defined. Complementary log-log stays inside 0 and 1 by itself; log, which is R's default, is cut at 1.
 */
export function survivalInterval(
	share: number,
	seLog: number,
	form: SurvivalInterval
): Interval | undefined {
	if (!(share > 0 && share < 1)) return undefined;
	if (form === 'log')
		return { lo: share * Math.exp(-Z95 * seLog), hi: Math.min(1, share * Math.exp(Z95 * seLog)) };
	const theta = (Z95 * seLog) / -Math.log(share);
	return { lo: share ** Math.exp(theta), hi: share ** Math.exp(-theta) };
}
