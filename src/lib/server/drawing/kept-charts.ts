import type { Figure } from '#lib/measures/figure.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';

/** Pictures live as long as their figure does: the figures of a snapshot that were asked for last are kept. */
const kept = new WeakMap<Figure, Map<number, Promise<string>>>();

/** The chart of a figure `width` CSS pixels wide as SVG text, '' where there is none; drawn once for each figure. */
export function keptChart(figure: Figure, width: number): Promise<string> {
	const charts = kept.get(figure) ?? new Map<number, Promise<string>>();
	kept.set(figure, charts);
	const chart = charts.get(width) ?? runAside('drawChart', figure, width);
	charts.set(width, chart);
	chart.catch(() => charts.delete(width));
	return chart;
}
