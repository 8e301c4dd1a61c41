import type { SeriesOption } from 'echarts';
import { drawFrame, frameHeight } from '#lib/charts/frame.ts';
import { drawPlot, type Plot } from '#lib/charts/plot.ts';
import { layOutRows, type RowLayout, type RowPlace, type RowText } from '#lib/charts/row-layout.ts';
import type { Scale } from '#lib/charts/scale.ts';
import {
	emptySketch,
	lineHeight,
	mergeSketches,
	sizes,
	type Sheet,
	type Sketch
} from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';
import type { ValueFormat } from '#lib/charts/words.ts';

/** A row of a horizontal chart. `absent` stands in the place of a mark that must not or cannot be drawn. */
export type Row = RowText & { absent?: string };

export type RowChart<R extends Row> = {
	rows: R[];
	caption: string;
	notes: string[];
	scale: Scale & { format: ValueFormat };
	/** Draws the marks: `y` of a row is its place on the plot's vertical axis. */
	marks: (rows: (R & { y: number })[], plot: Plot) => SeriesOption[];
};

const axisHeight = 24;

const moreNote = (left: number): string[] => (left > 0 ? [`And ${left} more, in the table.`] : []);

/** More rows than this are a table and no picture. */
const mostRows = 30;

/** The height in pixels at which every row fits, or the first thirty. */
export function suggestedHeight<R extends Row>(chart: RowChart<R>, width: number): number {
	const left = chart.rows.length - mostRows;
	const notes = [...chart.notes, ...moreNote(left)];
	return rowsHeight({ ...chart, rows: chart.rows.slice(0, mostRows), notes }, width);
}

function rowsHeight<R extends Row>(chart: RowChart<R>, width: number): number {
	const { height } = layOutRows(chart.rows, width);
	return Math.ceil(height + axisHeight + frameHeight(chart.caption, chart.notes, width));
}

/** As many rows as fit into the height; the note says how many are left out. */
function fitRows<R extends Row>(chart: RowChart<R>, sheet: Sheet): { shown: R[]; notes: string[] } {
	if (rowsHeight(chart, sheet.width) <= sheet.height)
		return { shown: chart.rows, notes: chart.notes };
	for (let count = chart.rows.length - 1; count > 1; count--) {
		const notes = [...chart.notes, ...moreNote(chart.rows.length - count)];
		const shown = chart.rows.slice(0, count);
		if (rowsHeight({ ...chart, rows: shown, notes }, sheet.width) <= sheet.height)
			return { shown, notes };
	}
	return { shown: chart.rows.slice(0, 1), notes: moreNote(chart.rows.length - 1) };
}

function drawRowTexts(
	rows: Row[],
	layout: RowLayout,
	top: number,
	{ palette, width }: Sheet
): Sketch {
	const textOf = (row: Row, place: RowPlace) => [
		...drawText(place.lines, 2, top + place.labelY, {
			colour: palette.ink,
			size: sizes.text,
			...(layout.isStacked ? { behind: palette.paper } : {})
		}),
		...(row.absent
			? drawText([row.absent], layout.left + 4, top + place.markY, {
					colour: palette.muted,
					behind: palette.paper
				})
			: drawText([row.words], width - 2, top + place.markY, {
					colour: palette.ink,
					align: 'right'
				}))
	];
	return {
		...emptySketch(),
		graphic: rows.flatMap((row, index) => {
			const place = layout.rows[index];
			return place ? textOf(row, place) : [];
		})
	};
}

/** Draws a horizontal chart: names, marks on a common scale, and each mark's number in words. */
export function drawRows<R extends Row>(chart: RowChart<R>, sheet: Sheet): Sketch {
	const { shown, notes } = fitRows(chart, sheet);
	const frame = drawFrame(chart.caption, notes, sheet);
	const layout = layOutRows(shown, sheet.width);
	const rect = {
		left: layout.left,
		top: frame.top,
		width: layout.width,
		height: Math.max(lineHeight, Math.min(layout.height, frame.bottom - frame.top - axisHeight))
	};
	const { min, max, step, format } = chart.scale;
	const x = { min, max, ticks: { step, format } };
	const y = { min: 0, max: rect.height, inverse: true, line: true };
	const plot = drawPlot(0, rect, x, y, sheet.palette);
	const placed = shown.flatMap((row, index) => {
		const place = layout.rows[index];
		return place && !row.absent ? [{ ...row, y: place.markY }] : [];
	});
	const marks = { ...emptySketch(), series: chart.marks(placed, plot) };
	return mergeSketches([
		frame.sketch,
		plot.sketch,
		marks,
		drawRowTexts(shown, layout, frame.top, sheet)
	]);
}
