import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Figure, SignalPoint } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';
import { isShownProvisional } from '#lib/measures/mark-closed.ts';
import { besideLines, besideNumbers, drawBeside } from '#lib/charts/beside-series.ts';
import { drawFrame, frameHeight } from '#lib/charts/frame.ts';
import { labelStep, thinOut, type LabelRow } from '#lib/charts/label-rows.ts';
import { drawNotes, layNotes, notesCaption, notesHeight, notesRoom } from '#lib/charts/notes.ts';
import { drawPanel, plotWidth, type PanelPlan } from '#lib/charts/panel.ts';
import { stretchesOf, type Stretch } from '#lib/charts/periods.ts';
import { rateScale, scaleFromZero, type Scale } from '#lib/charts/scale.ts';
import {
	lineHeight,
	mergeSketches,
	sizes,
	type Rect,
	type Sheet,
	type Sketch
} from '#lib/charts/sketch.ts';
import {
	cellsOf,
	cutNote,
	filledOf,
	intervalsOf,
	numbersOf,
	type Slot
} from '#lib/charts/slots.ts';
import { widest } from '#lib/charts/text-width.ts';
import { trendCaption, trendNotes } from '#lib/charts/trend-words.ts';
import { usualNumbers } from '#lib/charts/usual-range.ts';
import { drawTrendMarks } from '#lib/charts/trend-marks.ts';
import { drawWaits, waitsDrawn, waitsHeight } from '#lib/charts/waits.ts';
import { formatOf, shortWords, tickFormat } from '#lib/charts/words.ts';

export type TrendSlot = Slot & { stretch: Stretch; usual: SignalPoint };

/** A period has one number. Were it to come twice, drawing one of the two would hide the other. */
function refuseTwice(keys: readonly string[], figure: Figure): void {
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice !== undefined)
		throw new Error(`${figure.measure.id} has ${twice} twice in its series, and cannot be drawn`);
}

/** The places of a figure by month, quarter or year, gaps included; from the first to the last of `keys` too. */
export function trendSlots(figure: Figure, keys: readonly string[] = []): TrendSlot[] {
	const kind = figure.asked.by;
	if (!isPeriod(kind)) return [];
	const usual = figure.signal?.points ?? [];
	const points = figure.series.map(
		(point, index) =>
			[String(point.by[kind] ?? ''), { ...point, usual: usual[index] ?? null }] as const
	);
	const byKey = new Map(points);
	refuseTwice(
		points.map(([key]) => key),
		figure
	);
	return stretchesOf(kind, [...byKey.keys(), ...keys]).map((stretch, x) => {
		const point = byKey.get(stretch.key);
		const provisional = point !== undefined && isShownProvisional(point);
		const { value: cell } = point ?? {};
		const usualPoint = point?.usual ?? null;
		const by = point?.by;
		return { x, name: stretch.name, stretch, cell, provisional, usual: usualPoint, by };
	});
}

/** Every number that has to fit on the value axis of a figure by period. */
export function trendNumbers(figure: Figure): number[] {
	const cells = cellsOf(figure);
	const quartiles = cells.flatMap((cell) =>
		cell.state === 'released' ? [cell.spread?.p25 ?? 0, cell.spread?.p75 ?? 0] : []
	);
	const numbers = [...numbersOf(cells), ...usualNumbers(figure), ...besideNumbers(figure)];
	return figure.measure.kind === 'duration' ? [...numbers, ...quartiles] : numbers;
}

/** The value axis of a trend; `fit`: the numbers of the charts beside it. */
export function yScale(figure: Figure, fit: number[] = []): Scale {
	const numbers = [...trendNumbers(figure), ...fit];
	return figure.measure.valueUnit === 'rate' ? rateScale(numbers) : scaleFromZero(numbers, 5);
}

function countText({ cell }: Slot): string {
	if (!cell || cell.state === 'none') return '0';
	return cell.state === 'released' ? formatCount(cell.n) : '–';
}

/** The year stands once, under the first label of that year. */
function yearTexts(slots: TrendSlot[], shown: string[]): string[] {
	const seen = new Set<string>();
	return slots.map(({ stretch }, index) => {
		if (!shown[index] || seen.has(stretch.year)) return '';
		seen.add(stretch.year);
		return stretch.year;
	});
}

/** The rows of labels under a trend: names, years where there are any, and how many. `slot`: pixels a period. */
export function labelRows(slots: TrendSlot[], slot: number): LabelRow[] {
	const names = slots.map(({ stretch }) => stretch.short);
	const counts = slots.map(countText);
	const step = labelStep(names, slot);
	const countStep = labelStep(counts, slot) === 1 ? 1 : Math.max(step, labelStep(counts, slot));
	const shown = thinOut(names, step);
	const years = yearTexts(slots, shown);
	return [
		{ texts: shown },
		...(years.some(Boolean) ? [{ texts: years }] : []),
		{ texts: thinOut(counts, countStep), head: 'n' }
	];
}

const underLane = (rect: Rect, lane: number): Rect => ({
	...rect,
	top: rect.top + lane,
	height: rect.height - lane
});

/** What stands under a trend: what is provisional, empty or cut off, what the numbers above it are, what is beside it. */
const notesUnder = (
	figure: Figure,
	slots: TrendSlot[],
	{ notes = [], fit }: Pick<Sheet, 'notes' | 'fit'>
): string[] => [
	...trendNotes(slots, figure),
	...cutNote(intervalsOf(filledOf(slots)), yScale(figure, fit)),
	...notesCaption(notes),
	...besideLines(figure)
];

// As high as a chart of its own mostly has it.
const plotHeight = 190;

/** The height in pixels of one of two charts beside each other: whatever stands around them, their plots are alike. */
export function pairedHeight(
	figure: Figure,
	width: number,
	drawn: Pick<Sheet, 'notes' | 'fit'>
): number {
	const notes = notesUnder(figure, trendSlots(figure), drawn);
	const lane = drawn.notes?.length ? notesRoom(drawn.notes, width) - lineHeight : 0;
	return plotHeight + lane + frameHeight(trendCaption(figure, formatOf(figure)), notes, width);
}

/** What a trend's chart grows by for the notes on baselines and benchmarks, in pixels at a width. */
export const besideHeight = (figure: Figure, width: number): number =>
	frameHeight('', besideLines(figure), width) - frameHeight('', [], width);

/** A line through months, quarters or years with the interval of each. */
function drawPeriods(figure: Figure, sheet: Sheet): Sketch {
	const slots = trendSlots(figure);
	const format = formatOf(figure);
	const scale = yScale(figure, sheet.fit);
	const marked = sheet.notes ?? [];
	const frame = drawFrame(trendCaption(figure, format), notesUnder(figure, slots, sheet), sheet);
	const last = filledOf(slots.slice(-1))[0];
	const lastWords = last ? [shortWords(last.cell, format)] : [];
	const unlabelled: PanelPlan = {
		index: 0,
		rect: { left: 0, top: frame.top, width: sheet.width, height: frame.bottom - frame.top },
		x: { min: -0.6, max: Math.max(slots.length, 1) - 0.4 },
		y: { ...scale, format: tickFormat(figure.measure.valueUnit, scale.step) },
		right: widest(lastWords, sizes.small) + 6,
		labels: { at: slots.map(({ x }) => x), rows: [{ texts: [], head: 'n' }] }
	};
	const slot = plotWidth(unlabelled) / (slots.length + 0.2);
	const rows = labelRows(slots, slot);
	const labels = layNotes(slots, marked, slot);
	const rect = underLane(unlabelled.rect, notesHeight(labels));
	const plan = { ...unlabelled, rect, labels: { ...unlabelled.labels, rows } };
	const panel = drawPanel(plan, sheet);
	const marks = drawTrendMarks(figure, slots, { panel, slot, sheet, format });
	const beside = drawBeside(figure, slots, panel, sheet);
	const noted = drawNotes(labels, panel, sheet);
	return mergeSketches([frame.sketch, panel.sketch, beside, noted, marks]);
}

/** A series by month, quarter or year; below it, where its events are rare, the waits between them. */
export function drawTrend(figure: Figure, sheet: Sheet): Sketch {
	const waits = waitsDrawn(figure);
	if (!waits) return drawPeriods(figure, sheet);
	const height = sheet.height - waitsHeight(figure, sheet.width);
	const rect = { left: 0, top: height, width: sheet.width, height: sheet.height - height };
	return mergeSketches([
		drawPeriods(figure, { ...sheet, height }),
		drawWaits(figure, waits, { rect, index: 1 }, sheet)
	]);
}
