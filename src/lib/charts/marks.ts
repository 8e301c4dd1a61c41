import type { CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import type { SeriesPoint } from '#lib/measures/figure.ts';
import type { Axes } from '#lib/charts/plot.ts';

/** Which point of the series a mark stands for: what a click on it leads to. */
type Picked = { by?: SeriesPoint['by'] };

/** A mark at a place, with the words a pointer brings up. */
export type PointMark = Picked & { x: number; y: number; words: string };

/** An extent along the value axis at a place on the other; one that is a mark of its own has words and answers to a click. */
export type Extent = Picked & { at: number; lo: number; hi: number; words?: string };

/** Shapes that are told apart without their colour. */
export type MarkShape = 'circle' | 'diamond' | 'rect' | 'triangle';

export type LineMark = { x: number; y: number | null };

/** Marks, round unless `symbol` says otherwise; hollow where `fill` is the colour of the paper. */
export function drawPoints(
	name: string,
	points: PointMark[],
	style: { stroke: string; fill: string; size?: number; symbol?: MarkShape },
	axes: Axes
): ScatterSeriesOption {
	return {
		type: 'scatter',
		name,
		...axes,
		data: points.map(({ x, y, words, by }) => ({ value: [x, y], name: words, by })),
		symbol: style.symbol ?? 'circle',
		symbolSize: style.size ?? 8,
		itemStyle: { color: style.fill, borderColor: style.stroke, borderWidth: 1.5, opacity: 1 },
		emphasis: { disabled: true },
		clip: false,
		z: 4
	};
}

/** A line through points; null breaks it. */
export function drawLine(
	name: string,
	points: LineMark[],
	style: { colour: string; width?: number; dashed?: boolean; pattern?: number[]; step?: boolean },
	axes: Axes
): LineSeriesOption {
	return {
		type: 'line',
		name,
		...axes,
		data: points.map(({ x, y }) => [x, y ?? '-']),
		showSymbol: false,
		silent: true,
		clip: false,
		step: style.step ? 'end' : false,
		lineStyle: {
			color: style.colour,
			width: style.width ?? 2,
			type: style.pattern ?? (style.dashed ? [4, 3] : 'solid')
		},
		emphasis: { disabled: true },
		z: 3
	};
}

/** Straight bars along the value axis: thin for intervals, thick for boxes. `upright` where values run upwards. */
export function drawExtents(
	name: string,
	extents: Extent[],
	style: { colour: string; width: number; upright: boolean; z?: number },
	axes: Axes
): CustomSeriesOption {
	const { upright } = style;
	return {
		type: 'custom',
		name,
		...axes,
		silent: extents.every(({ words }) => words === undefined),
		clip: false,
		z: style.z ?? 2,
		data: extents.map(({ at, lo, hi, words, by }) => ({ value: [at, lo, hi], name: words, by })),
		renderItem: (_, api) => {
			const [at, lo, hi] = [api.value(0), api.value(1), api.value(2)];
			const from = api.coord(upright ? [at, lo] : [lo, at]);
			const to = api.coord(upright ? [at, hi] : [hi, at]);
			return {
				type: 'line',
				shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
				style: { stroke: style.colour, lineWidth: style.width, lineCap: 'butt', fill: 'none' }
			};
		}
	};
}

/** A band between lo and hi along one unbroken run of extents, under the grid lines. */
export function drawBand(
	name: string,
	run: Extent[],
	style: { colour: string; step?: boolean },
	axes: Axes
): CustomSeriesOption {
	const corners = style.step ? stepped(run) : run;
	return {
		type: 'custom',
		name,
		...axes,
		silent: true,
		clip: false,
		z: -1,
		data: run.map(({ at, lo, hi }) => [at, lo, hi]),
		// One polygon for the whole run, drawn with its first item.
		renderItem: ({ dataIndex }, api) =>
			dataIndex > 0
				? null
				: {
						type: 'polygon',
						shape: {
							points: [
								...corners.map(({ at, hi }) => api.coord([at, hi])),
								...corners.toReversed().map(({ at, lo }) => api.coord([at, lo]))
							]
						},
						style: { fill: style.colour }
					}
	};
}

/** The corners of a band that keeps its height until the next point. */
function stepped(run: Extent[]): Extent[] {
	return run.flatMap((extent, index) => {
		const before = run[index - 1];
		return before ? [{ ...before, at: extent.at }, extent] : [extent];
	});
}
