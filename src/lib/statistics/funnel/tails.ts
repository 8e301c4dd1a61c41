import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** The limits of a funnel by how often chance alone puts a group beyond one of the two: 1 in 20, and 1 in 500. */
export const tails = {
	/** 95%: 2.5% beyond either. */
	warning: 0.025,
	/** 99.8%: 0.1% beyond either. */
	alarm: 0.001
} as const;

/** The limits of a funnel at one size: 95% and 99.8%, in the unit of the value. */
export type FunnelLimits = Record<keyof typeof tails, { lo: number; hi: number }>;

/** Both pairs of limits from one rule for a tail. */
export const limitsAt = (of: (tail: number) => { lo: number; hi: number }): FunnelLimits => ({
	warning: of(tails.warning),
	alarm: of(tails.alarm)
});

/** The distance of a tail from the middle of a normal distribution in standard deviations: 0.025 is 1.96. */
export const zOf = (tail: number): number => normalQuantile(1 - tail, 0, 1);
