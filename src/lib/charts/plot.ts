import type { Palette } from '#lib/charts/palette.ts';
import { fontFamily, sizes, type Rect, type Sketch } from '#lib/charts/sketch.ts';
import type { ValueFormat } from '#lib/charts/words.ts';

/** One axis: bounds, and ticks with labels and grid lines where `ticks` is given. */
export type Axis = {
	min: number;
	max: number;
	ticks?: { step: number; format: ValueFormat };
	/** Grows downwards. */
	inverse?: boolean;
	/** Draws the line of the axis itself, at zero of the other. */
	line?: boolean;
};

/** Which pair of axes a series is drawn on. */
export type Axes = { xAxisIndex: number; yAxisIndex: number };

export type Plot = {
	sketch: Sketch;
	axes: Axes;
	rect: Rect;
	/** The ends of both axes. */
	x: Axis;
	y: Axis;
	xAt: (x: number) => number;
	yAt: (y: number) => number;
};

function axisOption(axis: Axis, gridIndex: number, palette: Palette) {
	const { ticks } = axis;
	return {
		type: 'value' as const,
		gridIndex,
		min: axis.min,
		max: axis.max,
		interval: ticks?.step ?? axis.max - axis.min,
		inverse: axis.inverse ?? false,
		axisLine: { show: axis.line ?? false, lineStyle: { color: palette.axis, width: 1 } },
		axisTick: { show: false },
		axisLabel: {
			show: ticks !== undefined,
			formatter: (value: number) => ticks?.format(value) ?? '',
			color: palette.muted,
			fontSize: sizes.small,
			fontFamily,
			margin: 8,
			hideOverlap: false,
			showMinLabel: true,
			showMaxLabel: true
		},
		splitLine: { show: ticks !== undefined, lineStyle: { color: palette.grid, width: 1 } }
	};
}

/** A plot that fills a rectangle exactly: labels stand outside it, in margins the caller has measured. */
export function drawPlot(index: number, rect: Rect, x: Axis, y: Axis, palette: Palette): Plot {
	const share = (value: number, axis: Axis) => (value - axis.min) / (axis.max - axis.min);
	const up = (value: number) => (y.inverse ? share(value, y) : 1 - share(value, y));
	return {
		sketch: {
			grid: [{ ...rect, outerBoundsMode: 'none' }],
			xAxis: [axisOption(x, index, palette)],
			yAxis: [axisOption(y, index, palette)],
			series: [],
			graphic: []
		},
		axes: { xAxisIndex: index, yAxisIndex: index },
		rect,
		x,
		y,
		xAt: (value) => rect.left + share(value, x) * rect.width,
		yAt: (value) => rect.top + up(value) * rect.height
	};
}
