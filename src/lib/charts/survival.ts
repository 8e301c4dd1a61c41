import type { SeriesOption } from 'echarts';
import type { Figure } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';
import type { CurveChart } from '#lib/charts/curve-chart.ts';
import { placesOf } from '#lib/charts/curves.ts';
import { drawAbsence } from '#lib/charts/absent.ts';
import { drawEndLabels } from '#lib/charts/end-labels.ts';
import { drawLone } from '#lib/charts/lone.ts';
import type { Plot } from '#lib/charts/plot.ts';
import { drawBand, drawLine, drawPoints, type LineMark } from '#lib/charts/marks.ts';
import { drawPanel, plotWidth, type PanelPlan } from '#lib/charts/panel.ts';
import type { Scale } from '#lib/charts/scale.ts';
import { emptySketch, mergeSketches, sizes, type Rect, type Sheet } from '#lib/charts/sketch.ts';
import {
	cellsOf,
	filledOf,
	intervalWords,
	intervalsOf,
	runsOf,
	type Filled,
	type Slot
} from '#lib/charts/slots.ts';
import { countRow, dayTicks, isCoarse } from '#lib/charts/survival-counts.ts';
import { widest } from '#lib/charts/text-width.ts';
import { formatOf, measuredWords, tickFormat, type ValueFormat } from '#lib/charts/words.ts';

/** Dots of a curve with many days must not run into each other. */
const dotSize = (count: number): number => (count > 20 ? 3 : 6);

const fullScale: Scale = { min: 0, max: 1, step: 0.25 };

/** Whether a curve is of one sort of exit: it starts with nobody gone and rises. */
const isIncidence = (figure: Figure): boolean =>
	cellsOf(figure).some((cell) => cell.state === 'released' && cell.method?.startsWith('Aalen'));

function planOf(
	figure: Figure,
	slots: Slot[],
	index: number,
	rect: Rect,
	right: number
): PanelPlan {
	const { head, read } = countRow(figure);
	const counts = slots.map(({ x }) => read(slots, x));
	// One axis for all panels, or they could not be compared.
	const lastDay = Math.max(1, ...placesOf(figure));
	const plan: PanelPlan = {
		index,
		rect,
		x: { min: 0, max: lastDay },
		y: { ...fullScale, format: tickFormat('rate', fullScale.step) },
		right,
		labels: { at: [0], rows: [{ texts: [counts[0] ?? ''], head: 'day' }] }
	};
	const at = dayTicks(lastDay, plotWidth(plan), widest([...counts, String(lastDay)], sizes.small));
	const rows = [
		{ texts: at.map(String), head: 'day' },
		{ texts: at.map((day) => read(slots, day)), head }
	];
	return { ...plan, labels: { at, rows } };
}

function captionOf(figure: Figure): string {
	const line = isIncidence(figure) ? measuredWords(figure) : 'Still here';
	const band = intervalWords(
		figure.series.map(({ value }) => value),
		'Band: 95% interval.'
	);
	if (!isCoarse(figure)) return `${line}.${band} n: people still followed on that day.`;
	return `${line}.${band} Only days by which 11 or more had left since the day before them. left: people who had left by then.`;
}

function marksOf(slots: Slot[], format: ValueFormat, figure: Figure) {
	const counted = isCoarse(figure) ? 'in all' : 'still followed';
	return filledOf(slots).map(({ x, y, name, cell, by }) => ({
		x,
		y,
		by,
		words: `${name}: ${format(y)} (${formatCount(cell.n)} ${counted})`
	}));
}

/** The runs of a curve as lines; the first begins on day 0 with everybody, or with nobody. */
function linesOf(runs: Filled[][], slots: Slot[], start: number): LineMark[][] {
	return runs.map((run) =>
		run[0] && run[0].x === slots[0]?.x ? [{ x: 0, y: start }, ...run] : run
	);
}

function drawCurve(figure: Figure, slots: Slot[], panel: Plot, { palette }: Sheet): SeriesOption[] {
	const { accent, soft } = palette;
	const step = !isCoarse(figure);
	const runs = runsOf(slots);
	const lines = linesOf(runs, slots, isIncidence(figure) ? 0 : 1);
	// The curve itself answers to no pointer; where it has only a few days, those are marked.
	const colour = isCoarse(figure) ? accent : 'transparent';
	const marks = marksOf(slots, formatOf(figure), figure);
	return [
		...runs.map((run) =>
			drawBand('interval', intervalsOf(run), { colour: soft, step }, panel.axes)
		),
		// A line a run: ECharts carries a step on to the place of a missing point.
		...lines.map((line) =>
			drawLine('value', line, { colour: accent, width: step ? 2 : 1, step }, panel.axes)
		),
		...drawLone(runs, panel.axes, palette),
		drawPoints(
			'point',
			marks,
			{ stroke: colour, fill: colour, size: step ? 10 : dotSize(marks.length) },
			panel.axes
		)
	];
}

/** A step curve over days with its band, and the people still followed under the axis. */
export function survivalChart(figure: Figure): CurveChart {
	const format = formatOf(figure);
	return {
		caption: captionOf(figure),
		notes: [],
		panel: ({ slots }, index, rect, sheet) => {
			const last = filledOf(slots).at(-1);
			const labels = last ? [{ lines: [format(last.y)], y: last.y }] : [];
			const right =
				widest(
					labels.flatMap(({ lines }) => lines),
					sizes.small
				) + 10;
			const panel = drawPanel(planOf(figure, slots, index, rect, right), sheet);
			const series = drawCurve(figure, slots, panel, sheet);
			return mergeSketches([
				panel.sketch,
				{ ...emptySketch(), series },
				last ? drawEndLabels(labels, last.x, panel, sheet) : drawAbsence(slots, panel, sheet)
			]);
		}
	};
}
