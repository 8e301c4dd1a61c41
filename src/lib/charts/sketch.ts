import type {
	EChartsOption,
	GraphicComponentOption,
	GridComponentOption,
	SeriesOption,
	XAXisComponentOption,
	YAXisComponentOption
} from 'echarts';
import type { Palette, Theme } from '#lib/charts/palette.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';

/**
 * How to draw: colours for `theme`, width and height in CSS pixels. `notes` are marked on a series by period. `fit`: the
 * numbers of charts beside this one (see fitOf), which have the same value axis.
 */
export type DrawOptions = {
	theme: Theme;
	width: number;
	height: number;
	notes?: SeriesNote[];
	fit?: number[];
};

/** The sheet a chart family draws on. */
export type Sheet = {
	palette: Palette;
	width: number;
	height: number;
	notes?: SeriesNote[];
	fit?: number[];
};

/** A rectangle in pixels from the top left. */
export type Rect = { left: number; top: number; width: number; height: number };

/** A drawing in parts: plots (grid and axes by one index), series and texts at pixel places. */
export type Sketch = {
	grid: GridComponentOption[];
	xAxis: XAXisComponentOption[];
	yAxis: YAXisComponentOption[];
	series: SeriesOption[];
	graphic: GraphicComponentOption[];
};

export const fontFamily = "'Source Sans 3', 'Source Sans 3 Variable', sans-serif";

/** Text sizes in pixels: nothing on a chart is smaller than `small`. */
export const sizes = { text: 13, small: 12 };
export const lineHeight = 16;

export const emptySketch = (): Sketch => ({
	grid: [],
	xAxis: [],
	yAxis: [],
	series: [],
	graphic: []
});

/** Lays drawings over each other. The plots keep their order, so axis indexes given at drawing hold. */
export function mergeSketches(sketches: Sketch[]): Sketch {
	return {
		grid: sketches.flatMap((sketch) => sketch.grid),
		xAxis: sketches.flatMap((sketch) => sketch.xAxis),
		yAxis: sketches.flatMap((sketch) => sketch.yAxis),
		series: sketches.flatMap((sketch) => sketch.series),
		graphic: sketches.flatMap((sketch) => sketch.graphic)
	};
}

/** The ECharts option of a drawing. Nothing moves; a tooltip repeats a mark's words where there is a pointer. */
export function toOption(sketch: Sketch, { palette }: Sheet): EChartsOption {
	return {
		animation: false,
		backgroundColor: 'transparent',
		textStyle: { fontFamily, fontSize: sizes.small, color: palette.ink },
		tooltip: {
			trigger: 'item',
			formatter: '{b}',
			confine: true,
			backgroundColor: palette.paper,
			borderColor: palette.axis,
			textStyle: { fontFamily, fontSize: sizes.text, color: palette.ink },
			extraCssText: 'box-shadow: none; white-space: normal; max-width: 18rem;'
		},
		...sketch
	};
}
