import type { Figure, SeriesPoint } from '#lib/measures/figure.ts';

/** The figure with the points of closed months marked as such; the same figure where there are none. */
export function markClosed(figure: Figure, months: ReadonlySet<string>): Figure {
	const isClosed = (month: unknown): boolean => typeof month === 'string' && months.has(month);
	if (!figure.series.some(({ by }) => isClosed(by.month))) return figure;
	const series = figure.series.map((point) =>
		isClosed(point.by.month) ? { ...point, closed: true as const } : point
	);
	return { ...figure, series };
}

/**
 * Whether a point is shown as provisional: hollow, and said so. A closed month is not: what was reported of it stands.
 * The rules of a series leave it out all the same until it has settled (`provisional`).
 */
export const isShownProvisional = ({
	provisional,
	closed
}: Pick<SeriesPoint, 'provisional' | 'closed'>): boolean => provisional && !closed;
