/**
 * What one month says: k of n for a share or a rate, and for a mean or a duration the number itself as k with n = 1.
 * null is a gap: a month with no cases.
 */
export type Reading = { k: number; n: number } | null;

/** The usual range of one point. A run chart has a centre and no limits. */
export type Limits = { centre: number; sigma?: number; lo?: number; hi?: number };

/** The usual range of a point with this n. Where n does not matter every point has the same. */
export type LimitsFor = (n: number) => Limits;

/** A point as the rules see it: its value, and its own usual range. */
export type Judged = Limits & { value: number };

export const valueOf = ({ k, n }: { k: number; n: number }): number => k / n;

/** The readings that are no gaps. */
export const filled = (readings: readonly Reading[]): { k: number; n: number }[] =>
	readings.flatMap((reading) => reading ?? []);

export const meanOf = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** All successes or events over all cases or exposure: the centre of charts of counts. */
export function pooledRate(readings: readonly Reading[]): number {
	const points = filled(readings);
	const sum = (key: 'k' | 'n') => points.reduce((total, point) => total + point[key], 0);
	return sum('k') / sum('n');
}
