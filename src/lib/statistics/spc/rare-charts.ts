import { beyondThreeSigma, medianOfWait, waitingPower } from '#lib/statistics/spc/constants.ts';
import { filled, meanOf, valueOf } from '#lib/statistics/spc/reading.ts';
import type { LimitsFor, Reading } from '#lib/statistics/spc/reading.ts';
import { xmrChart } from '#lib/statistics/spc/xmr-chart.ts';
import type { XmrOptions } from '#lib/statistics/spc/xmr-chart.ts';

const shorten = (reading: Reading): Reading =>
	reading && { k: valueOf(reading) ** (1 / waitingPower), n: 1 };

/**
 * t chart, for the days between rare events: an individuals chart of days^(1/3.6), turned back into days, not below
 * 0. Nelson 1994; Montgomery 2009, section 7.3.5. It has no sigma: only its limits and its centre are to be read.
 */
export function tChart(base: readonly Reading[], options?: XmrOptions): LimitsFor {
	const { centre, lo = 0, hi = 0 } = xmrChart(base.map(shorten), options)(1);
	const days = (value: number) => Math.max(0, value) ** waitingPower;
	const limits = { centre: days(centre), lo: days(lo), hi: days(hi) };
	return () => limits;
}

/**
 * g chart, for the cases between rare events: the usual range leaves out no more of a geometric distribution of that
 * mean as three sigma do of a normal one, 0.135% on either side; three sigma of waits would leave out one in fifty. The
 * centre is their median, 0.693 means, so that half of the points lie on either side. Benneyan 2001, probability
 * limits; Provost and Murray 2011.
 */
export function gChart(base: readonly Reading[]): LimitsFor {
	const mean = meanOf(filled(base).map(valueOf));
	// The chance that the next case is no event either; a wait is longer than x with a chance of goesOn ^ (x + 1).
	const goesOn = mean / (mean + 1);
	const lo = Math.floor(Math.log(1 - beyondThreeSigma) / Math.log(goesOn));
	const hi = Math.max(0, Math.ceil(Math.log(beyondThreeSigma) / Math.log(goesOn) - 1));
	const limits = { centre: medianOfWait * mean, lo, hi };
	return () => limits;
}
