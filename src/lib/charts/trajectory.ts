import type { Figure } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';
import type { CurveChart } from '#lib/charts/curve-chart.ts';
import { curvesOf } from '#lib/charts/curves.ts';
import { labelStep } from '#lib/charts/label-rows.ts';
import { drawPanel, plotWidth, type PanelPlan } from '#lib/charts/panel.ts';
import { scaleFromZero, type Scale } from '#lib/charts/scale.ts';
import { mergeSketches, sizes, type Rect } from '#lib/charts/sketch.ts';
import { filledOf, type Slot } from '#lib/charts/slots.ts';
import { widest } from '#lib/charts/text-width.ts';
import { drawAbsence } from '#lib/charts/absent.ts';
import { drawEndLabels } from '#lib/charts/end-labels.ts';
import { drawTrajectoryMarks, endLabels } from '#lib/charts/trajectory-marks.ts';
import {
	drawnWeeks,
	firmFrom,
	spanOf,
	weekNotes,
	weekNumbers,
	type Span
} from '#lib/charts/weeks.ts';
import { formatOf, measuredWords, tickFormat } from '#lib/charts/words.ts';

function countOf({ cell }: Slot): string {
	if (!cell || cell.state === 'none') return '';
	return cell.state === 'withheld' ? '–' : formatCount(cell.n);
}

function planOf(
	slots: Slot[],
	span: Span,
	index: number,
	rect: Rect,
	right: number,
	y: PanelPlan['y']
): PanelPlan {
	const { first, last } = span;
	const plan: PanelPlan = {
		index,
		rect,
		x: { min: first - 0.4, max: last + 0.4 },
		y,
		right,
		labels: { at: [], rows: [{ texts: [], head: 'week' }] }
	};
	const slot = plotWidth(plan) / (last - first + 0.8);
	const step = labelStep(slots.map(countOf), slot);
	const labelled = slots.filter(({ x }) => (x - first) % step === 0);
	const rows = [
		{ texts: labelled.map(({ x }) => String(x)), head: 'week' },
		{ texts: labelled.map(countOf), head: 'n' }
	];
	return { ...plan, labels: { at: labelled.map(({ x }) => x), rows } };
}

function captionOf(figure: Figure): string {
	const limits = curvesOf(figure).map(({ slots }) => firmFrom(slots));
	const least =
		Math.min(...limits) === Math.max(...limits) ? `${limits[0]} people` : '30% of the start';
	return (
		`${measuredWords(figure)}, mean by week. Band: 95% interval. Thin dashed line: the mean ` +
		`baseline of the same people. Pale: fewer than ${least}. n: people measured in that week.`
	);
}

/** Means by week with their band, and the baseline of those still measured, so that who stayed cannot pass for change. */
export function trajectoryChart(figure: Figure, fit: number[] = []): CurveChart {
	const format = formatOf(figure);
	const scale: Scale = scaleFromZero([...weekNumbers(figure), ...fit], 5);
	const y = { ...scale, format: tickFormat(figure.measure.valueUnit, scale.step) };
	const span = spanOf(figure);
	const isSingle = curvesOf(figure).length === 1;
	return {
		caption: captionOf(figure),
		notes: weekNotes(figure),
		panel: ({ slots: all }, index, rect, sheet) => {
			const slots = drawnWeeks(all);
			const last = filledOf(slots).at(-1);
			const labels = endLabels(slots, format, isSingle && rect.width >= 480);
			const right =
				widest(
					labels.flatMap(({ lines }) => lines),
					sizes.small
				) + 8;
			const panel = drawPanel(planOf(slots, span, index, rect, right, y), sheet);
			return mergeSketches([
				panel.sketch,
				drawTrajectoryMarks(slots, panel, sheet, format),
				last ? drawEndLabels(labels, last.x, panel, sheet) : drawAbsence(slots, panel, sheet)
			]);
		}
	};
}
