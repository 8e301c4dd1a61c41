import type { EffectSize, Released } from '#lib/measures/figure.ts';
import { meanAndSd } from '#lib/measures/tally.ts';
import type { Moments, Tally } from '#lib/measures/tally.ts';
import { meanInterval } from '#lib/statistics/mean-interval.ts';
import { pairedEffect } from '#lib/statistics/paired-effect.ts';

/** Under this many pairs an effect size would be noise with decimals. */
const fewestForEffect = 10;

/** The mean of n values with its t interval and standard deviation; nothing where n is 0. `sign` -1 turns it round. */
export function plainMeanOf(moments: Moments, sign: 1 | -1 = 1): Released | undefined {
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
		spread: { mean, ...(sd !== undefined && { sd }) }
	};
}

/**
 * The same beside the mean baseline of those n. `sign` -1 is for scales where higher is better: improvement is last
 * less baseline. `baseline` is the sum of n baselines.
 */
export function meanOf(
	moments: Moments & { baseline: number },
	sign: 1 | -1 = 1
): Released | undefined {
	const cell = plainMeanOf(moments, sign);
	return cell && { ...cell, baseline: moments.baseline / moments.n };
}

function effectOf(tally: Tally, cell: Released): EffectSize | undefined {
	const { n, total, squares, baseline, baselineSquares, lastSquares } = tally;
	if (n < fewestForEffect || cell.lo === undefined || cell.hi === undefined) return undefined;
	const sdOf = (moments: Moments) => meanAndSd(moments).sd ?? 0;
	const meanDifference = cell.value ?? 0;
	const effect = pairedEffect({
		n,
		meanDifference,
		sdFirst: sdOf({ n, total: baseline, squares: baselineSquares }),
		sdLast: sdOf({ n, total: baseline - total, squares: lastSquares }),
		sdDifference: sdOf({ n, total, squares })
	});
	if (!effect || meanDifference === 0) return undefined;
	// The interval of the mean change in the same unit: its standard error is that of d_av, times the divisor.
	const scale = (effect.factor * effect.dav) / meanDifference;
	return {
		name: 'g_av',
		value: scale * meanDifference,
		lo: scale * cell.lo,
		hi: scale * cell.hi,
		d_b: effect.db
	};
}

/** The mean change with its interval, the mean baseline, and from ten pairs on the change in standard deviations. */
export function changeOf(tally: Tally, sign: 1 | -1): Released | undefined {
	const cell = meanOf(tally, sign);
	const effect = cell && effectOf(tally, cell);
	return effect ? { ...cell, effect } : cell;
}
