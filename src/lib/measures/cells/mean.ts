import type { Released } from '#lib/measures/figure.ts';
import { meanAndSd } from '#lib/measures/tally.ts';
import type { Moments } from '#lib/measures/tally.ts';
import { meanInterval } from '#lib/statistics/mean-interval.ts';

/**
 * The mean of n values with its t interval and standard deviation; nothing where n is 0. `sign` -1 turns it round:
 * for scales where higher is better, improvement is last less baseline. `baseline` is the sum of n baselines.
 */
export function meanOf(
	moments: Moments & { baseline: number },
	sign: 1 | -1 = 1
): Released | undefined {
	const { n } = moments;
	if (n === 0) return undefined;
	const { sd, ...plain } = meanAndSd(moments);
	const mean = sign * plain.mean;
	const interval = sd === undefined ? undefined : meanInterval({ n, mean, sd });
	return {
		state: 'released',
		n,
		value: mean,
		...interval,
		method: 'mean, t 95%',
		spread: { mean, ...(sd !== undefined && { sd }) },
		baseline: moments.baseline / n
	};
}
