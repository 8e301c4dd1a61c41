import type { Measure } from '#lib/measures/measure.ts';

/** A scale of an instrument on which somebody has a score. */
export type ScoredScale = { instrument: string; scale: string };

/**
 * Whether a measure has anything to be asked of: it is of no scale, or somebody has a score on it. Nobody is scored on
 * most instruments.
 */
export const isUsed = (
	{ scale }: Pick<Measure, 'scale'>,
	scored: readonly ScoredScale[]
): boolean =>
	!scale ||
	scored.some((each) => each.instrument === scale.instrument && each.scale === scale.scale);
