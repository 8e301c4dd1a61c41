import { drawLabelRows, type LabelRow } from '#lib/charts/label-rows.ts';
import { drawPlot, type Plot } from '#lib/charts/plot.ts';
import { ticksOf, type Scale } from '#lib/charts/scale.ts';
import { lineHeight, mergeSketches, sizes, type Rect, type Sheet } from '#lib/charts/sketch.ts';
import { widest } from '#lib/charts/text-width.ts';
import type { ValueFormat } from '#lib/charts/words.ts';
import { emptySketch } from '#lib/charts/sketch.ts';

const air = 8;

/** A plot with values upwards, in a rectangle that its labels share. */
export type PanelPlan = {
	index: number;
	rect: Rect;
	x: { min: number; max: number };
	y: Scale & { format: ValueFormat };
	/** Room to the right of the plot for labels at the ends of lines. */
	right: number;
	/** Rows of labels under the axis, at values `at` of the horizontal axis. */
	labels: { at: number[]; rows: LabelRow[] };
};

/** How far the first labels reach to the left of the plot: half their width where they stand on its edge. */
function overhang({ x, labels }: PanelPlan): number {
	if (labels.at[0] !== x.min) return 0;
	return (
		widest(
			labels.rows.map(({ texts }) => texts[0] ?? ''),
			sizes.small
		) / 2
	);
}

function leftMargin(plan: PanelPlan): number {
	const { y, labels } = plan;
	const ticks = widest(ticksOf(y).map(y.format), sizes.small);
	const heads = widest(
		labels.rows.map(({ head }) => head ?? ''),
		sizes.small
	);
	return Math.max(ticks, heads + overhang(plan)) + air + 2;
}

/** The width that is left for the plot itself. */
export const plotWidth = (plan: PanelPlan): number =>
	plan.rect.width - leftMargin(plan) - plan.right;

/** Draws axes and labels; marks are the caller's. */
export function drawPanel(plan: PanelPlan, { palette }: Sheet): Plot {
	const { rect, x, y, labels } = plan;
	const left = rect.left + leftMargin(plan);
	// Half a line: the top label of the axis stands on the edge of the plot.
	const top = rect.top + lineHeight / 2;
	const below = air + 4 + labels.rows.length * lineHeight;
	const inner = { left, top, width: plotWidth(plan), height: rect.height - lineHeight / 2 - below };
	const yAxis = { min: y.min, max: y.max, ticks: { step: y.step, format: y.format } };
	const plot = drawPlot(plan.index, inner, { ...x, line: true }, yAxis, palette);
	const graphic = drawLabelRows(
		labels.rows,
		labels.at.map(plot.xAt),
		top + inner.height + air,
		left - overhang(plan),
		palette.muted
	);
	return { ...plot, sketch: mergeSketches([plot.sketch, { ...emptySketch(), graphic }]) };
}
