import type { Interval, MeasureRef } from '#lib/measures/figure.ts';
import { formatNumber } from '#lib/measures/format.ts';

type Unit = Pick<MeasureRef, 'valueUnit' | 'digits'>;

/** What differences of a measure are in: percentage points, or points of the score. */
export const differenceUnit = ({ valueUnit }: Unit): string =>
	valueUnit === 'rate' ? 'percentage points' : 'points';

/** The size of a difference, without its sign and unit: "13.9" of a rate's -0.139. */
export const differenceSize = (difference: number, { valueUnit, digits }: Unit): string =>
	valueUnit === 'rate'
		? formatNumber(Math.abs(100 * difference))
		: formatNumber(Math.abs(difference), digits);

/** A difference with its sign, in the unit of differenceUnit: "+4.2", "-3.0"; what rounds to none has no sign. */
export function formatDifference(difference: number, measure: Unit): string {
	const size = differenceSize(difference, measure);
	if (!/[1-9]/.test(size)) return size;
	return `${difference < 0 ? '-' : '+'}${size}`;
}

/** The limits of a difference with their signs: "-3.1 to +11.2". */
export const formatDifferenceInterval = ({ lo, hi }: Interval, measure: Unit): string =>
	`${formatDifference(lo, measure)} to ${formatDifference(hi, measure)}`;

/** A difference with its interval: "+4.2 percentage points (-3.1 to +11.2)". */
export const differenceWords = (
	{ value, ...interval }: Interval & { value: number },
	measure: Unit
): string =>
	`${formatDifference(value, measure)} ${differenceUnit(measure)} (${formatDifferenceInterval(interval, measure)})`;
