import type { MeasureRef, SignalMark, SignalPoint } from '#lib/measures/figure.ts';
import type { ReadPoint } from '#lib/statistics/spc/read-series.ts';
import type { Direction } from '#lib/statistics/spc/rules.ts';

/** For the better or a concern: by the measure's direction and that of the change. */
export function markOf(direction: Direction, { better }: Pick<MeasureRef, 'better'>): SignalMark {
	if (direction === 'none' || better === 'neutral') return 'change';
	return (direction === 'up') === (better === 'higher') ? 'improvement' : 'concern';
}

/** A point as it was read: what is usual of it, and what marks it. */
export function signalPoint(
	{ limits, mark }: ReadPoint,
	measure: Pick<MeasureRef, 'better'>
): SignalPoint {
	if (!limits) return null;
	const { centre, lo, hi } = limits;
	return {
		centre,
		...(lo !== undefined && hi !== undefined && { lo, hi }),
		...(mark && { mark: markOf(mark.direction, measure), rule: mark.rule })
	};
}
