import type { Released, SeriesPoint, Withheld } from '#lib/measures/figure.ts';
import { isSmall } from '#lib/measures/small-cells.ts';

type Dated = { point: SeriesPoint; cell: Released };

/**
 * A survival curve for outside: on most days one or two people leave, and the day itself would tell. So only days
 * stay by which 11 more have left than by the day kept before, with 11 or more still at risk; k is then all who
 * left so far, n everybody in the curve. A curve with fewer than 11 people, or events, is one withheld point.
 */
export function coarsenCurve(points: readonly SeriesPoint[], withheld: Withheld): SeriesPoint[] {
	const days = points.flatMap((point): Dated[] =>
		point.value.state === 'released' ? [{ point, cell: point.value }] : []
	);
	const start = points[0];
	if (!start || start.value.state === 'none') return [...points];
	const everybody = days[0]?.cell.n ?? 0;
	const kept: SeriesPoint[] = [];
	let left = 0;
	let keptLeft = 0;
	for (const { point, cell } of days) {
		left += cell.k ?? 0;
		const since = left - keptLeft;
		const counts = [since, everybody - left, cell.n];
		if (since === 0 || counts.some(isSmall)) continue;
		kept.push({ ...point, value: { ...cell, k: left, n: everybody } });
		keptLeft = left;
	}
	if (kept.length > 0) return kept;
	return [{ ...start, by: { ...start.by, day: 0 }, value: withheld }];
}
