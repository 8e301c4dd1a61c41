import { labelStep, thinOut, type LabelRow } from '#lib/charts/label-rows.ts';
import { drawLine, drawPoints, type PointMark } from '#lib/charts/marks.ts';
import { drawPanel, plotWidth, type PanelPlan } from '#lib/charts/panel.ts';
import type { Plot } from '#lib/charts/plot.ts';
import { scaleFromZero, type Scale } from '#lib/charts/scale.ts';
import {
	emptySketch,
	lineHeight,
	mergeSketches,
	sizes,
	type Rect,
	type Sheet,
	type Sketch
} from '#lib/charts/sketch.ts';
import { filledOf, firmLine, provisionalLine, type Filled, type Slot } from '#lib/charts/slots.ts';
import { drawText } from '#lib/charts/text.ts';
import { widest, wrapText } from '#lib/charts/text-width.ts';
import { drawMarked, drawUsual, markKeys } from '#lib/charts/usual-range.ts';
import { tickFormat } from '#lib/charts/words.ts';
import type { Figure, Signal, SignalPoint, SignalWaits } from '#lib/measures/figure.ts';
import { formatGroup, formatNumber } from '#lib/measures/format.ts';
import { ruleSetWords } from '#lib/measures/signal-words.ts';
import { lengthWords, waitName, waitsTitle } from '#lib/measures/waits-words.ts';

type WaitSlot = Slot & { usual: SignalPoint; on: string };

const plotHeight = 170;
const gap = 12;

/** The waits of a figure that has any to draw. */
export const waitsDrawn = ({ signal }: Figure): SignalWaits | undefined =>
	signal?.waits && signal.waits.points.length > 0 ? signal.waits : undefined;

const slotsOf = ({ points }: SignalWaits): WaitSlot[] =>
	points.map((point, x) => ({
		x,
		on: point.on,
		name: waitName(point),
		cell: { state: 'released', n: 1, value: point.value },
		provisional: point.isOpen ?? false,
		usual: point.usual
	}));

function centreWords({ points }: SignalWaits): string {
	const centre = points[0]?.usual?.centre;
	return centre === undefined ? '' : ` Grey line: ${formatNumber(centre)}, half are longer.`;
}

/** What line, band and marks of the waits mean, in words. */
function captionOf(waits: SignalWaits, { rules }: Signal): string {
	const hasRange = waits.points.some(({ usual }) => usual?.lo !== undefined);
	const range = hasRange ? ' Shaded: usual range.' : '';
	const open = waits.points.at(-1)?.isOpen ? ' Hollow: since the last one, not ended yet.' : '';
	const marked = markKeys(waits.points.map(({ usual }) => usual));
	const chart = waits.chart === 'run' ? 'Run chart' : `${waits.chart} chart`;
	return `In the order they ended, below each its month.${centreWords(waits)}${range}${open}${marked} ${chart}, rules: ${ruleSetWords[rules]} (our setting).`;
}

type Head = { title: string[]; caption: string[] };

function headOf(figure: Figure, waits: SignalWaits, width: number): Head {
	const caption = figure.signal ? captionOf(waits, figure.signal) : '';
	return {
		title: wrapText(waitsTitle(figure, waits), width - 4, sizes.text),
		caption: wrapText(caption, width - 4, sizes.small)
	};
}

const headHeight = ({ title, caption }: Head): number =>
	(title.length + caption.length) * lineHeight + 4;

/** What a trend's chart grows by for the waits between rare events, in pixels at a width; 0 where there are none. */
export function waitsHeight(figure: Figure, width: number): number {
	const waits = waitsDrawn(figure);
	return waits ? gap + headHeight(headOf(figure, waits, width)) + plotHeight : 0;
}

function yScale(waits: SignalWaits): Scale {
	const limits = waits.points.flatMap(({ usual }) => usual?.hi ?? []);
	return scaleFromZero([...waits.points.map(({ value }) => value), ...limits], 4);
}

/** The month a wait ended in: "Mar 2026". */
const monthOf = ({ on }: WaitSlot): string => {
	const [month = '', year = ''] = formatGroup('month', on.slice(0, 7)).split(' ');
	return `${month.slice(0, 3)} ${year}`;
};

/** When waits ended, as far as there is room. */
function labelRows(slots: readonly WaitSlot[], slot: number): LabelRow[] {
	const months = slots.map(monthOf);
	return [{ texts: thinOut(months, labelStep(months, slot)) }];
}

function drawValues(
	figure: Figure,
	slots: WaitSlot[],
	waits: SignalWaits,
	{ axes }: Plot,
	{ palette }: Sheet
) {
	const { accent, paper } = palette;
	const size = slots.length > 60 ? 4 : 7;
	const mark = ({ x, y, name }: Filled): PointMark => ({
		x,
		y,
		words: `${name}: ${lengthWords(figure, waits, y)}`
	});
	const marked = slots.filter(({ usual }) => usual?.mark !== undefined);
	const plain = filledOf(slots.filter((slot) => !marked.includes(slot)));
	const ended = plain.filter(({ provisional }) => !provisional).map(mark);
	const open = plain.filter(({ provisional }) => provisional).map(mark);
	const style = { colour: accent, width: 1.5 };
	return [
		drawLine('waits', firmLine(slots), style, axes),
		drawLine('open wait line', provisionalLine(slots), { ...style, dashed: true }, axes),
		drawPoints('wait', ended, { stroke: accent, fill: accent, size }, axes),
		drawPoints('open wait', open, { stroke: accent, fill: paper, size }, axes),
		...drawMarked(marked, mark, { axes, palette, size })
	];
}

/** The waits between the events of a rare share, one after the other, in a panel of their own. */
export function drawWaits(
	figure: Figure,
	waits: SignalWaits,
	{ rect, index }: { rect: Rect; index: number },
	sheet: Sheet
): Sketch {
	const slots = slotsOf(waits);
	const head = headOf(figure, waits, rect.width);
	const scale = yScale(waits);
	const top = rect.top + gap;
	const plan: PanelPlan = {
		index,
		rect: { ...rect, top: top + headHeight(head), height: plotHeight },
		x: { min: -0.6, max: Math.max(slots.length, 1) - 0.4 },
		y: { ...scale, format: tickFormat('count', scale.step) },
		// The last label stands under the last point, and reaches beyond it.
		right: widest(slots.map(monthOf), sizes.small) / 2,
		labels: { at: slots.map(({ x }) => x), rows: [{ texts: [] }] }
	};
	const rows = labelRows(slots, plotWidth(plan) / (slots.length + 0.2));
	const panel = drawPanel({ ...plan, labels: { ...plan.labels, rows } }, sheet);
	const { ink, muted } = sheet.palette;
	const at = rect.left + 2;
	const captionTop = top + head.title.length * lineHeight;
	const graphic = [
		...drawText(head.title, at, top + lineHeight / 2, {
			colour: ink,
			size: sizes.text,
			weight: 600
		}),
		...drawText(head.caption, at, captionTop + lineHeight / 2, { colour: muted })
	];
	const series = [
		...drawUsual(slots, panel, sheet.palette),
		...drawValues(figure, slots, waits, panel, sheet)
	];
	return mergeSketches([panel.sketch, { ...emptySketch(), graphic, series }]);
}
