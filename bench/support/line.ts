import type { Spread } from './spread.ts';

export type Unit = 'ms' | 's' | 'MB' | 'kB' | '';

/** How often one goes into the other: ours into the baseline (faster, smaller), or the baseline into ours (as long). */
export type Ratio = { value: number; words: 'as much' | 'times less' };

/** What a number is meant to be: of the median, the 95th part or the ratio, at most or at least so much. */
export type Goal = { of: 'median' | 'p95' | 'ratio'; most?: number; least?: number };

/** One thing measured, beside its plain baseline where it has one. */
export type Line = {
	what: string;
	unit: Unit;
	ours: Spread;
	baseline?: { what: string; spread: Spread };
	ratio?: Ratio;
	goal?: Goal;
	/** What has to be known to read the number. */
	note?: string;
};

/** Ours as a multiple of the baseline's, by their medians. */
export const asMuch = (ours: Spread, baseline: Spread): Ratio => ({
	value: ours.median / baseline.median,
	words: 'as much'
});

/** How many times less ours is than the baseline's, by their medians. */
export const timesLess = (ours: Spread, baseline: Spread): Ratio => ({
	value: baseline.median / ours.median,
	words: 'times less'
});

function numberFor({ ours, ratio }: Line, of: Goal['of']): number | undefined {
	return of === 'ratio' ? ratio?.value : ours[of];
}

/** Whether a line reaches its goal; undefined where it has none. */
export function isReached(line: Line): boolean | undefined {
	const { goal } = line;
	const value = goal && numberFor(line, goal.of);
	if (!goal || value === undefined) return undefined;
	return value <= (goal.most ?? Infinity) && value >= (goal.least ?? -Infinity);
}
