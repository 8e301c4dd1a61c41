import type { GraphicComponentOption } from 'echarts';
import { drawLine, drawPoints } from '#lib/charts/marks.ts';
import type { Plot } from '#lib/charts/plot.ts';
import { emptySketch, lineHeight, sizes, type Sheet, type Sketch } from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';
import { widest } from '#lib/charts/text-width.ts';
import { noteLine, type SeriesNote } from '#lib/measures/notes.ts';

/** A period of a trend, by the place it has on the axis. */
type Place = { x: number; stretch: { key: string } };

/** All the notes of one period in one label: "1, A3". */
type Label = { x: number; text: string; words: string; row: number };

const rowHeight = lineHeight + 4;
const padding = 4;
const gap = 3;

const labelWidth = (text: string): number =>
	Math.max(lineHeight, widest([text], sizes.small) + 2 * padding);

/** The lowest row in which a label does not run into those before it. */
function rowFor(left: number, ends: number[]): number {
	const free = ends.findIndex((end) => end + gap <= left);
	return free < 0 ? ends.length : free;
}

/**
 * The labels of a trend's notes, one a period, in as many rows as keep them apart. `slot` is the width of a period in
 * pixels.
 */
export function layNotes(places: Place[], notes: SeriesNote[], slot: number): Label[] {
	const ends: number[] = [];
	return places.flatMap(({ x, stretch }) => {
		const own = notes.filter(({ period }) => period === stretch.key);
		if (own.length === 0) return [];
		const text = own.map(({ label }) => label).join(', ');
		const left = x * slot - labelWidth(text) / 2;
		const row = rowFor(left, ends);
		ends[row] = left + labelWidth(text);
		return [{ x, text, words: own.map(noteLine).join(' '), row }];
	});
}

/** The height in pixels that the labels take above the plot; 0 without any. */
export const notesHeight = (labels: Label[]): number =>
	labels.length === 0 ? 0 : (Math.max(...labels.map(({ row }) => row)) + 1) * rowHeight + 2;

/** Where a chart is narrower than this, labels stand in two rows more often than not. */
const narrow = 500;

/** What a chart `width` pixels wide grows by where it has notes: rows of labels, and the line that says what they are. */
export function notesRoom(notes: SeriesNote[], width: number): number {
	if (notes.length === 0) return 0;
	const rows = notes.length > 1 && width < narrow ? 2 : 1;
	return rows * rowHeight + 2 + lineHeight;
}

function drawLabel(
	{ text }: Label,
	centre: number,
	middle: number,
	{ palette }: Sheet
): GraphicComponentOption[] {
	const width = labelWidth(text);
	const box: GraphicComponentOption = {
		type: 'rect',
		silent: true,
		z: 9,
		shape: {
			x: centre - width / 2,
			y: middle - lineHeight / 2,
			width,
			height: lineHeight,
			r: lineHeight / 2
		},
		style: { fill: palette.paper, stroke: palette.muted, lineWidth: 1 }
	};
	return [
		box,
		...drawText([text], centre, middle, { colour: palette.ink, align: 'center', weight: 600 })
	];
}

/** Notes on a trend: a label above the plot, and a dotted line down through its period. */
export function drawNotes(labels: Label[], panel: Plot, sheet: Sheet): Sketch {
	if (labels.length === 0) return emptySketch();
	const { palette } = sheet;
	const { y, axes, rect } = panel;
	const lines = labels.flatMap(({ x }) => [
		{ x, y: y.min },
		{ x, y: y.max },
		{ x, y: null }
	]);
	const heads = labels.map(({ x, words }) => ({ x, y: y.max, words }));
	const middleOf = ({ row }: Label) => rect.top - lineHeight / 2 - 2 - (row + 0.5) * rowHeight + 2;
	return {
		...emptySketch(),
		series: [
			drawLine('note line', lines, { colour: palette.muted, width: 1, dashed: true }, axes),
			drawPoints(
				'note',
				heads,
				{ stroke: palette.muted, fill: palette.muted, size: 5, symbol: 'rect' },
				axes
			)
		],
		graphic: labels.flatMap((label) => drawLabel(label, panel.xAt(label.x), middleOf(label), sheet))
	};
}

/** Says what the labels are, under a chart that has some. */
export const notesCaption = (notes: SeriesNote[]): string[] =>
	notes.length === 0 ? [] : ['Numbers above the plot: the notes listed below.'];
