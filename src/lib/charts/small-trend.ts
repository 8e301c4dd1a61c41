import type { EChartsOption } from 'echarts';
import { keysOf } from '#lib/charts/beside-series.ts';
import { drawPanel, plotWidth, type PanelPlan } from '#lib/charts/panel.ts';
import { emptySketch, mergeSketches, sizes, toOption, type Sheet } from '#lib/charts/sketch.ts';
import { cellsOf, filledOf, intervalWords } from '#lib/charts/slots.ts';
import { widest } from '#lib/charts/text-width.ts';
import { drawTrendMarks } from '#lib/charts/trend-marks.ts';
import { labelRows, trendNumbers, trendSlots, yScale } from '#lib/charts/trend.ts';
import { hasUsual, markKeys } from '#lib/charts/usual-range.ts';
import { formatOf, measuredWords, shortWords, tickFormat } from '#lib/charts/words.ts';
import type { Figure } from '#lib/measures/figure.ts';

/** What small charts have in common: the numbers on their value axis, their periods, and the room for their last labels. */
export type SmallFrame = { fit: number[]; keys: string[]; right: number };

function lastWords(figure: Figure, keys: readonly string[]): string {
	const last = filledOf(trendSlots(figure, keys).slice(-1))[0];
	return last ? shortWords(last.cell, formatOf(figure)) : '';
}

/** The frame that all of some series by month, quarter or year fit into. */
export function smallFrame(figures: readonly Figure[]): SmallFrame {
	const keys = [...new Set(figures.flatMap(keysOf))].sort();
	const words = figures.map((figure) => lastWords(figure, keys));
	return { fit: figures.flatMap(trendNumbers), keys, right: widest(words, sizes.small) + 6 };
}

/** A small chart of a series, as the large one but for what stands around all of them together. */
export function drawSmallTrend(figure: Figure, frame: SmallFrame, sheet: Sheet): EChartsOption {
	const slots = trendSlots(figure, frame.keys);
	const format = formatOf(figure);
	const scale = yScale(figure, frame.fit);
	const rough: PanelPlan = {
		index: 0,
		rect: { left: 0, top: 0, width: sheet.width, height: sheet.height },
		x: { min: -0.6, max: Math.max(slots.length, 1) - 0.4 },
		y: { ...scale, format: tickFormat(figure.measure.valueUnit, scale.step) },
		right: frame.right,
		labels: { at: slots.map(({ x }) => x), rows: [] }
	};
	const slot = plotWidth(rough) / (slots.length + 0.2);
	const rows = labelRows(slots, slot).filter(({ head }) => head === undefined);
	const panel = drawPanel({ ...rough, labels: { ...rough.labels, rows } }, sheet);
	const marks = drawTrendMarks(figure, slots, { panel, slot, sheet, format });
	return toOption(mergeSketches([emptySketch(), panel.sketch, marks]), sheet);
}

/** What the marks of some small charts mean, in words: said once for all of them. */
export function smallWords(figures: readonly Figure[]): string {
	const [first] = figures;
	if (!first) return '';
	const points = figures.flatMap(({ signal }) => signal?.points ?? []);
	const bars =
		first.measure.kind === 'duration'
			? ' Bars: the middle half.'
			: intervalWords(figures.flatMap(cellsOf), 'Thin bars: 95% interval.');
	const centre = points.some((point) => point !== null) ? ' Grey line: the centre of each.' : '';
	const range = points.some((point) => point?.lo !== undefined) ? ' Shaded: usual range.' : '';
	const whole = figures.every(({ signal }) => hasUsual(signal))
		? ''
		: ' Dashed line: whole period.';
	return `${measuredWords(first)}. One scale for all.${bars}${centre}${range}${whole}${markKeys(points)}`;
}
