import { drawFunnel, funnelHeight } from '#lib/charts/funnel.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { themeSvg } from '#lib/charts/theme-svg.ts';
import type { Comparison } from '#lib/comparison/comparison.ts';

/** The funnel of a comparison as SVG text whose colours follow the page, `width` CSS pixels wide; '' where there is none. */
export function drawFunnelChart(comparison: Comparison, width: number): string {
	const size = { width, height: funnelHeight(comparison, width) };
	const option = drawFunnel(comparison, { theme: 'light', ...size });
	return option ? themeSvg(renderSvg(option, size)) : '';
}
