import { chiSquareTail, type Test } from '#lib/statistics/chi-square-test.ts';
import type { Sample } from '#lib/statistics/mean-interval.ts';

/** A t of so many degrees of freedom as a standard normal deviate (Hill 1970). */
function normalDeviate(t: number, degrees: number): number {
	const a = degrees - 0.5;
	const b = 48 * a ** 2;
	const c = Math.sqrt(a * Math.log(1 + t ** 2 / degrees));
	return (
		c +
		(c ** 3 + 3 * c) / b -
		(4 * c ** 7 + 33 * c ** 5 + 240 * c ** 3 + 855 * c) / (10 * b ** 2 + 8 * b * c ** 4 + 1000 * b)
	);
}

/**
 * Whether groups share one mean, however different their spreads: the test of Alexander and Govern (1994), for two
 * groups or more. Undefined under two groups, and where one has fewer than two values or none that differ.
 */
export function alexanderGovern(groups: readonly Sample[]): Test | undefined {
	if (groups.length < 2 || groups.some(({ n, sd }) => n < 2 || !(sd > 0))) return undefined;
	const precision = ({ n, sd }: Sample) => n / sd ** 2;
	const whole = groups.reduce((sum, group) => sum + precision(group), 0);
	const mean = groups.reduce((sum, group) => sum + precision(group) * group.mean, 0) / whole;
	const statistic = groups.reduce((sum, group) => {
		const t = (group.mean - mean) * Math.sqrt(precision(group));
		return sum + normalDeviate(t, group.n - 1) ** 2;
	}, 0);
	const degrees = groups.length - 1;
	return { statistic, degrees, p: chiSquareTail(statistic, degrees) };
}
