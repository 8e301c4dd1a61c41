import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { themeSvg } from '#lib/charts/theme-svg.ts';
import type { Figure } from '#lib/measures/figure.ts';

/** A figure's chart as SVG text whose colours follow the page, `width` CSS pixels wide; '' where there is none. */
export function drawChart(figure: Figure, width: number): string {
	const size = { width, height: chartHeight(figure, width) };
	const option = drawFigure(figure, { theme: 'light', ...size });
	return option ? themeSvg(renderSvg(option, size)) : '';
}
