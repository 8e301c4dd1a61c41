import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { themeSvg } from '#lib/charts/theme-svg.ts';
import type { Figure } from '#lib/measures/figure.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';

/**
 * A figure's chart with its notes as SVG text whose colours follow the page, `width` CSS pixels wide; '' where there
 * is none. `fit`: the numbers of the charts beside it, see fitOf.
 */
export function drawChart(
	figure: Figure,
	notes: SeriesNote[],
	width: number,
	fit?: number[]
): string {
	const size = { width, height: chartHeight(figure, width, notes, fit) };
	const option = drawFigure(figure, { theme: 'light', ...size, notes, fit });
	return option ? themeSvg(renderSvg(option, size)) : '';
}
