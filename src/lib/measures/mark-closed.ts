import type { Figure } from '#lib/measures/figure.ts';

/** The figure with the points of closed months marked as such; the same figure where there are none. */
export function markClosed(figure: Figure, months: ReadonlySet<string>): Figure {
	const isClosed = (month: unknown): boolean => typeof month === 'string' && months.has(month);
	if (!figure.series.some(({ by }) => isClosed(by.month))) return figure;
	const series = figure.series.map((point) =>
		isClosed(point.by.month) ? { ...point, closed: true as const } : point
	);
	return { ...figure, series };
}
