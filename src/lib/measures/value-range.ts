import type { Measure } from '#lib/measures/measure.ts';

type Checked = Pick<Measure, 'valueUnit' | 'kind' | 'scale'>;

/** Why a number cannot be a value of a measure, and how to mend it; undefined where it can. Rates are from 0 to 1. */
export function valueProblem(
	value: number,
	{ valueUnit, kind, scale }: Checked
): string | undefined {
	if (!Number.isFinite(value)) return 'it is no number. Write it in digits, such as 70.';
	if (valueUnit === 'rate')
		return value < 0 || value > 1
			? 'a rate lies between 0 and 100%. Write the percentage alone, such as 70.'
			: undefined;
	const span = scale ? scale.range.max - scale.range.min : Infinity;
	if (kind === 'mean_change')
		return Math.abs(value) > span
			? `no change of this score is larger than ${span} points. Write a smaller number.`
			: undefined;
	if (scale && (value < scale.range.min || value > scale.range.max))
		return `the score lies between ${scale.range.min} and ${scale.range.max}. Write a number between them.`;
	return value < 0 && valueUnit !== 'points' && valueUnit !== 'score'
		? 'it cannot be below 0. Write a number from 0 on.'
		: undefined;
}
