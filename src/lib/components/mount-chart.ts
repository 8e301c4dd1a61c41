import type { EChartsOption } from 'echarts';
import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { drawnMarks, type DrawnMark } from '#lib/charts/drawn-marks.ts';
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
	/** Told after each drawing which marks there are. */
	onDrawn?: (option: EChartsOption, chart: ReturnType<typeof init>) => void;
};

/** The marks of a chart that stand for points of its series, for a keyboard: `show` brings up the words of one. */
export type Marks = { list: DrawnMark[]; show: (place: number) => void; hide: () => void };

/** What a reader does with the marks of a figure's chart, and which there are. */
export type MarkEvents = {
	onPick: (by: SeriesPoint['by']) => void;
	onMarks: (marks: Marks) => void;
};

/**
 * Draws into an element with ECharts, as wide as the element, and again whenever its width or the theme changes. Gives
 * the function that takes it away.
 */
function mountDrawn(
	element: HTMLElement,
	{ height: heightAt, draw, onPick, onDrawn }: Drawn
): () => void {
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
		onDrawn?.(option, chart);
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

const keyboardMarks = (list: DrawnMark[], chart: ReturnType<typeof init>): Marks => ({
	list,
	show: (place) => {
		const { seriesIndex, dataIndex } = list[place] ?? {};
		if (!chart.isDisposed()) chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
	},
	hide: () => {
		if (!chart.isDisposed()) chart.dispatchAction({ type: 'hideTip' });
	}
});

/** Draws a figure and its notes into an element, see mountDrawn. */
export const mountChart = (
	element: HTMLElement,
	figure: Figure,
	{ notes, fit }: Pick<DrawOptions, 'fit'> & { notes: SeriesNote[] },
	{ onPick, onMarks }: MarkEvents
): (() => void) =>
	mountDrawn(element, {
		height: (width) => chartHeight(figure, width, notes, fit),
		draw: (options) => drawFigure(figure, { ...options, notes, fit }),
		onPick,
		onDrawn: (option, chart) => onMarks(keyboardMarks(drawnMarks(option, figure.series), chart))
	});

/** Draws the funnel of a comparison into an element, see mountDrawn. */
export const mountFunnel = (element: HTMLElement, comparison: Comparison): (() => void) =>
	mountDrawn(element, {
		height: (width) => funnelHeight(comparison, width),
		draw: (options) => drawFunnel(comparison, options)
	});
