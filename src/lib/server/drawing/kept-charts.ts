import type { Figure } from '#lib/measures/figure.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';

/** A picture, and what it depends on besides its figure: the notes on it, the charts beside it. */
type Kept = { marked: string; chart: Promise<string> };

/** Pictures live as long as their figure does: the figures of a snapshot that were asked for last are kept. */
const kept = new WeakMap<Figure, Map<number, Kept>>();

/**
 * The chart of a figure with its notes, `width` CSS pixels wide, as SVG text, '' where there is none; drawn once for
 * each figure as long as the notes, and the charts beside it, stay as they are.
 */
export function keptChart(
	figure: Figure,
	notes: SeriesNote[],
	width: number,
	fit?: number[]
): Promise<string> {
	const charts = kept.get(figure) ?? new Map<number, Kept>();
	kept.set(figure, charts);
	const marked = JSON.stringify([notes, fit]);
	const known = charts.get(width);
	if (known?.marked === marked) return known.chart;
	const chart = runAside('drawChart', figure, notes, width, fit);
	const drawn = { marked, chart };
	charts.set(width, drawn);
	chart.catch(() => charts.get(width) === drawn && charts.delete(width));
	return chart;
}
