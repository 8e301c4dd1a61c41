import type { Figure } from '#lib/measures/figure.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';

/** A picture, and the notes on it: others, and it is drawn anew. */
type Kept = { marked: string; chart: Promise<string> };

/** Pictures live as long as their figure does: the figures of a snapshot that were asked for last are kept. */
const kept = new WeakMap<Figure, Map<number, Kept>>();

/**
 * The chart of a figure with its notes, `width` CSS pixels wide, as SVG text, '' where there is none; drawn once for
 * each figure as long as the notes stay as they are.
 */
export function keptChart(figure: Figure, notes: SeriesNote[], width: number): Promise<string> {
	const charts = kept.get(figure) ?? new Map<number, Kept>();
	kept.set(figure, charts);
	const marked = JSON.stringify(notes);
	const known = charts.get(width);
	if (known?.marked === marked) return known.chart;
	const chart = runAside('drawChart', figure, notes, width);
	const drawn = { marked, chart };
	charts.set(width, drawn);
	chart.catch(() => charts.get(width) === drawn && charts.delete(width));
	return chart;
}
