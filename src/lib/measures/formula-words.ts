import type { Kind, Measure } from '#lib/measures/measure.ts';

const lastStep = ({ ledger }: Measure): string => Object.values(ledger).at(-1) ?? '';

const change = ({ scale }: Measure): string =>
	scale?.better === 'higher' ? 'the last value less the first' : 'the first value less the last';

/** How each kind comes to its number, as its cells compute it. */
const formulas: Record<Kind, (measure: Measure) => string> = {
	proportion: (measure) =>
		`k of n: of the n ${lastStep(measure)}, the k of whom it holds: ${measure.success}. Interval: Wilson, 95%.`,
	mean_change: (measure) =>
		`The mean of ${change(measure)}, over the n ${lastStep(measure)}; above zero is for the better. Interval: Student's t, 95%.`,
	duration: (measure) =>
		`The median over the n ${lastStep(measure)}, with the quartiles (type 7). Interval: order statistics, 95%.`,
	survival: ({ competing, success }) =>
		competing === undefined
			? 'Kaplan-Meier: day by day, the share of those still at risk to whom nothing happened, multiplied; who is still here counts up to the last day known. Interval: log-log, 95%.'
			: `Aalen-Johansen: the share to whom it happened by each day${success === '' ? '' : ` (${success})`}, where ${competing} may come first. Interval: log-log, 95%.`,
	trajectory: () =>
		"The mean of the values of each week, of those who had one. Interval: Student's t, 95%.",
	amount_ratio: (measure) =>
		`The sum of the parts over the sum of the wholes, of the n ${lastStep(measure)}. It has no interval.`,
	breakdown: (measure) =>
		`Of the n ${lastStep(measure)}, the k of each category: k of n; the shares add up to 100%. Interval: Wilson, 95%.`,
	mean: (measure) =>
		`The mean of the values over the n ${lastStep(measure)}. Interval: Student's t, 95%.`
};

/** How a measure comes to its number, in words. */
export const formulaWords = (measure: Measure): string => formulas[measure.kind](measure);
