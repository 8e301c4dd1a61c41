import type { KmPoint } from '#lib/statistics/kaplan-meier.ts';

/** Survival is a product of fractions: an exact half may be off by rounding. */
const tolerance = 1e-9;

type Height = (point: KmPoint) => number | undefined;

/**
 * The day a curve crosses one half: the first below it, or the middle of the flat where it is one half exactly
 * (the last day seen ends a flat that never falls). Undefined where it stays above.
 */
function crossing(points: readonly KmPoint[], height: Height): number | undefined {
	const reached = points.findIndex((point) => (height(point) ?? 1) <= 0.5 + tolerance);
	const isBelow = (point: KmPoint) => (height(point) ?? 1) < 0.5 - tolerance;
	const first = points[reached];
	if (first === undefined || isBelow(first)) return first?.time;
	const end = points.slice(reached).find(isBelow) ?? points.at(-1) ?? first;
	return (first.time + end.time) / 2;
}

/**
 * Median survival in days, with its interval where the curve's own limits cross one half (as R's survival
 * does). Each is undefined where its curve never falls so far.
 */
export function survivalMedian(points: readonly KmPoint[]): {
	median: number | undefined;
	lo: number | undefined;
	hi: number | undefined;
} {
	return {
		median: crossing(points, (point) => point.survival),
		lo: crossing(points, (point) => point.lo),
		hi: crossing(points, (point) => point.hi)
	};
}
