import type { EChartsOption } from 'echarts';
import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { init } from '#lib/charts/echarts.ts';
import { drawFunnel, funnelHeight } from '#lib/charts/funnel.ts';
import type { DrawOptions } from '#lib/charts/sketch.ts';
import { currentTheme, watchTheme } from '#lib/components/watch-theme.ts';
import type { Comparison } from '#lib/comparison/comparison.ts';
import type { Figure, SeriesPoint } from '#lib/measures/figure.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';

/** A picture: how high it is at a width, and how it is drawn. */
type Drawn = {
	height: (width: number) => number;
	draw: (options: DrawOptions) => EChartsOption | undefined;
	/** A click on a mark says which point of the series it stands for. */
	onPick?: (by: SeriesPoint['by']) => void;
};

/**
 * Draws into an element with ECharts, as wide as the element, and again whenever its width or the theme changes. Gives
 * the function that takes it away.
 */
function mountDrawn(element: HTMLElement, { height: heightAt, draw, onPick }: Drawn): () => void {
	const chart = init(element, null, { renderer: 'svg', width: 1, height: 1 });
	chart.on('click', ({ data }) => {
		const { by } = (data ?? {}) as { by?: SeriesPoint['by'] };
		if (by) onPick?.(by);
	});
	const redraw = () => {
		const width = element.clientWidth;
		const height = heightAt(width);
		const option = width > 0 && draw({ theme: currentTheme(), width, height });
		if (!option) return;
		element.style.height = `${height}px`;
		chart.resize({ width, height, silent: true });
		chart.setOption(option, { notMerge: true });
		// Printing does not wait for the next frame.
		chart.getZr().flush();
	};
	const unwatch = watchTheme(redraw);
	const observer = new ResizeObserver(redraw);
	observer.observe(element);
	redraw();
	return () => {
		observer.disconnect();
		unwatch();
		chart.dispose();
	};
}

/** Draws a figure and its notes into an element, see mountDrawn. */
export const mountChart = (
	element: HTMLElement,
	figure: Figure,
	{ notes, fit }: Pick<DrawOptions, 'fit'> & { notes: SeriesNote[] },
	onPick: (by: SeriesPoint['by']) => void
): (() => void) =>
	mountDrawn(element, {
		height: (width) => chartHeight(figure, width, notes, fit),
		draw: (options) => drawFigure(figure, { ...options, notes, fit }),
		onPick
	});

/** Draws the funnel of a comparison into an element, see mountDrawn. */
export const mountFunnel = (element: HTMLElement, comparison: Comparison): (() => void) =>
	mountDrawn(element, {
		height: (width) => funnelHeight(comparison, width),
		draw: (options) => drawFunnel(comparison, options)
	});
