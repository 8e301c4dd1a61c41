/** How far scores of one person differ by the error of measurement alone. */
export type ChangeError = {
	/** Standard error of measurement. */
	sem: number;
	/** Standard error of the difference of two scores. */
	difference: number;
	/** The change that 95% of people who did not change stay within, in points. */
	points: number;
};

type Group = { mean: number; sd: number };

const z95 = 1.96;

/**
 * The error of a change, from the standard deviation of scores at the start and the reliability of the scale (0 to 1).
 * Jacobson and Truax 1991. Undefined where the deviation is not above 0 or the reliability not from 0 to below 1.
 */
export function changeError(sd: number, reliability: number): ChangeError | undefined {
	if (!(sd > 0) || !(reliability >= 0 && reliability < 1)) return undefined;
	const sem = sd * Math.sqrt(1 - reliability);
	const difference = Math.sqrt(2 * sem ** 2);
	return { sem, difference, points: z95 * difference };
}

/** The reliable change index: end less start in units of its error. A change is reliable beyond 1.96, not at it. */
export const changeIndex = (change: number, { difference }: ChangeError): number =>
	change / difference;

/** Whether end less start is beyond what the error of measurement explains, either way. */
export const isReliable = (change: number, error: ChangeError): boolean =>
	Math.abs(changeIndex(change, error)) > z95;

/**
 * Cut-off c of Jacobson and Truax 1991: the score at which someone is as likely of the clinical as of the functional
 * group, weighted by their spreads. Undefined where neither group spreads.
 */
export function cutOffC(clinical: Group, functional: Group): number | undefined {
	const spread = functional.sd + clinical.sd;
	if (!(spread > 0)) return undefined;
	return (functional.sd * clinical.mean + clinical.sd * functional.mean) / spread;
}
