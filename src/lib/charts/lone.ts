import type { SeriesOption } from 'echarts';
import { drawExtents, drawPoints } from '#lib/charts/marks.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { Axes } from '#lib/charts/plot.ts';
import { intervalsOf, type Filled } from '#lib/charts/slots.ts';

/** A run of one point has no line and no band: a dot with its interval stands for it. */
export function drawLone(runs: Filled[][], axes: Axes, { accent }: Palette): SeriesOption[] {
	const lone = runs.filter((run) => run.length === 1).flat();
	if (lone.length === 0) return [];
	const marks = lone.map(({ x, y, name }) => ({ x, y, words: name }));
	return [
		drawExtents(
			'lone interval',
			intervalsOf(lone),
			{ colour: accent, width: 1, upright: true },
			axes
		),
		drawPoints('lone', marks, { stroke: accent, fill: accent, size: 7 }, axes)
	];
}
