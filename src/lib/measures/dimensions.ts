import type { Question } from '#lib/measures/figure.ts';
import {
	claimDimensions,
	episodeDimensions,
	ownDimensions,
	periods
} from '#lib/measures/vocabulary.ts';
import type { Dimension, Measure, Period, Unit } from '#lib/measures/measure.ts';

export const isPeriod = (by: string | undefined): by is Period =>
	periods.some((period) => period === by);

/** Is the question about a stretch of the calendar? Then rows without a date cannot be in it. */
export const asksForDates = ({ from, to, by }: Pick<Question, 'from' | 'to' | 'by'>): boolean =>
	from !== undefined || to !== undefined || isPeriod(by);

const unitsOfClaims: Unit[] = ['claim_line', 'claim', 'answer', 'appeal'];

/** The dimensions a measure can be grouped and filtered by. */
export function dimensionsOf(measure: Measure): Dimension[] {
	// A code of the remittance belongs to a line only where the measure itself says which one counts.
	const joined: Dimension[] = unitsOfClaims.includes(measure.unit)
		? [...episodeDimensions, 'procedure_code', 'revenue_code']
		: [...episodeDimensions];
	return [...episodeDimensions, ...claimDimensions, ...ownDimensions].filter(
		(name) => joined.includes(name) || measure.dimensions.includes(name)
	);
}

/** Bands in their clinical order, other values by name, what is not known last. */
export function compareGroups(bands: readonly string[]): (a: string, b: string) => number {
	const rank = (name: string) => {
		if (name === 'unknown') return bands.length + 1;
		const band = bands.indexOf(name);
		return band < 0 ? bands.length : band;
	};
	return (a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en');
}
