import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { init } from '#lib/charts/echarts.ts';
import { currentTheme, watchTheme } from '#lib/components/watch-theme.ts';
import type { Figure } from '#lib/measures/figure.ts';

/**
 * Draws a figure into an element with ECharts, as wide as the element, and again whenever its width or the theme
 * changes. Gives the function that takes it away.
 */
export function mountChart(element: HTMLElement, figure: Figure): () => void {
	const chart = init(element, null, { renderer: 'svg', width: 1, height: 1 });
	const redraw = () => {
		const width = element.clientWidth;
		const height = chartHeight(figure, width);
		const option = width > 0 && drawFigure(figure, { theme: currentTheme(), width, height });
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
