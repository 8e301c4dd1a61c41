import type { Figure } from '#lib/measures/figure.ts';
import { curvesOf, panelHeight, panelRects, panelRows, type Curve } from '#lib/charts/curves.ts';
import { drawFrame, frameHeight } from '#lib/charts/frame.ts';
import {
	emptySketch,
	lineHeight,
	mergeSketches,
	sizes,
	type Rect,
	type Sheet,
	type Sketch
} from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';
import { withheldWords } from '#lib/measures/words.ts';
import { wrapText } from '#lib/charts/text-width.ts';

/** A chart of curves: what it says, and how one curve is drawn in its panel. */
export type CurveChart = {
	caption: string;
	/** What is left out, and why. */
	notes: string[];
	/** Draws one curve; `index` is the number of its panel. */
	panel: (curve: Curve, index: number, rect: Rect, sheet: Sheet) => Sketch;
};

const singleHeight = 280;

function notesOf({ notes }: CurveChart, curves: Curve[], left: number): string[] {
	const withheld = curves
		.flatMap(({ slots }) => slots)
		.filter(({ cell }) => cell?.state === 'withheld');
	return [
		...notes,
		...(withheld.length > 0
			? [`${withheld.length === 1 ? '1 point' : `${withheld.length} points`}: ${withheldWords}.`]
			: []),
		...(left > 0 ? [`And ${left} more, in the table.`] : [])
	];
}

/** The height at which a chart of curves reads well. */
export function curveChartHeight(chart: CurveChart, figure: Figure, width: number): number {
	const curves = curvesOf(figure);
	const plots = curves.length > 1 ? panelRows(curves.length, width) * panelHeight : singleHeight;
	return plots + frameHeight(chart.caption, notesOf(chart, curves, 0), width);
}

const titleOf = ({ name }: Curve, { width }: Rect): string[] =>
	name ? wrapText(name, width - 4, sizes.text) : [];

const titleLength = (curve: Curve | undefined, rect: Rect): number =>
	curve ? titleOf(curve, rect).length : 0;

function drawTitled(
	chart: CurveChart,
	curve: Curve,
	index: number,
	rect: Rect,
	sheet: Sheet,
	titleLines: number
): Sketch {
	if (!curve.name) return chart.panel(curve, index, rect, sheet);
	const lines = titleOf(curve, rect);
	const style = { colour: sheet.palette.ink, size: sizes.text, weight: 600 };
	const title = drawText(lines, rect.left + 2, rect.top + lineHeight / 2, style);
	const taken = titleLines * lineHeight + 4;
	const below = { ...rect, top: rect.top + taken, height: rect.height - taken };
	return mergeSketches([
		{ ...emptySketch(), graphic: title },
		chart.panel(curve, index, below, sheet)
	]);
}

/** Draws curves in panels of one size, one group each: lines laid over each other would have to be told apart by colour. */
export function drawCurveChart(chart: CurveChart, figure: Figure, sheet: Sheet): Sketch {
	const curves = curvesOf(figure);
	const areaOf = (notes: string[]) => {
		const frame = drawFrame(chart.caption, notes, sheet);
		const height = frame.bottom - frame.top;
		return {
			frame,
			rects: panelRects(curves.length, { left: 0, top: frame.top, width: sheet.width, height })
		};
	};
	const left = curves.length - areaOf(notesOf(chart, curves, 0)).rects.length;
	const { frame, rects } = areaOf(notesOf(chart, curves, left));
	// As many lines for a title as the longest beside it takes: plots side by side begin at one height.
	const linesBeside = (top: number) =>
		Math.max(...rects.map((rect, i) => (rect.top === top ? titleLength(curves[i], rect) : 0)));
	const panels = rects.flatMap((rect, index) => {
		const curve = curves[index];
		return curve ? [drawTitled(chart, curve, index, rect, sheet, linesBeside(rect.top))] : [];
	});
	return mergeSketches([frame.sketch, ...panels]);
}
