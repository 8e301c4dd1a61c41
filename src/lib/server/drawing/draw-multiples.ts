import { paletteOf } from '#lib/charts/palette.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { drawSmallTrend, smallFrame } from '#lib/charts/small-trend.ts';
import { themeSvg } from '#lib/charts/theme-svg.ts';
import type { Figure } from '#lib/measures/figure.ts';

/** Series of several groups as small charts on one scale: SVG texts of `size` CSS pixels whose colours follow the page. */
export function drawMultiples(
	figures: readonly Figure[],
	size: { width: number; height: number }
): string[] {
	const frame = smallFrame(figures);
	const sheet = { ...size, palette: paletteOf('light') };
	return figures.map((figure) => themeSvg(renderSvg(drawSmallTrend(figure, frame, sheet), size)));
}
