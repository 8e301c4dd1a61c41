import { lineHeight, sizes } from '#lib/charts/sketch.ts';
import { textWidth, widest, wrapText } from '#lib/charts/text-width.ts';

/** A row to lay out: its name, and the words at its right end. */
export type RowText = { label: string; words: string };

/** Where a row stands: the middle of its mark, of the first line of its name and of its words. */
export type RowPlace = { lines: string[]; labelY: number; markY: number };

export type RowLayout = {
	rows: RowPlace[];
	/** The plot between the columns: from `left`, `width` wide. */
	left: number;
	width: number;
	height: number;
	/** Whether names stand above their marks, in the plot. */
	isStacked: boolean;
};

/** Below this width names stand above their marks and not beside them. */
const stackedBelow = 480;
const labelShare = 0.36;
const air = 10;
const markHeight = 18;
const rowGap = 8;

function stackRows(texts: RowText[], width: number): RowPlace[] {
	let top = 0;
	return texts.map(({ label }) => {
		const lines = label ? wrapText(label, width, sizes.text) : [];
		const labelY = top + lineHeight / 2;
		const markY = top + lines.length * lineHeight + markHeight / 2;
		top = markY + markHeight / 2 + rowGap;
		return { lines, labelY, markY };
	});
}

function pairRows(texts: RowText[], labelWidth: number): RowPlace[] {
	let top = 0;
	return texts.map(({ label }) => {
		const lines = label ? wrapText(label, labelWidth, sizes.text) : [];
		const height = Math.max(1, lines.length) * lineHeight + rowGap;
		const markY = top + height / 2;
		top += height;
		return { lines, labelY: markY - ((lines.length - 1) * lineHeight) / 2, markY };
	});
}

/** Lays rows out at a width: columns for name, mark and words, or the name above its mark where it is narrow. */
export function layOutRows(texts: RowText[], width: number): RowLayout {
	const wordsWidth =
		widest(
			texts.map(({ words }) => words),
			sizes.small
		) + air;
	const isStacked = width < stackedBelow;
	const names = texts.map(({ label }) => textWidth(label, sizes.text));
	const labelWidth = isStacked ? 0 : Math.min(Math.max(0, ...names) + 1, width * labelShare);
	const rows = isStacked ? stackRows(texts, width - 4) : pairRows(texts, labelWidth);
	const left = Math.max(labelWidth + air, 16);
	const last = rows.at(-1);
	const lastHalf = isStacked ? markHeight / 2 + rowGap : 0;
	const height = Math.max(
		last ? last.markY + (lastHalf || last.markY - last.labelY + lineHeight / 2 + rowGap / 2) : 0,
		lineHeight
	);
	return { rows, left, width: width - left - Math.max(wordsWidth, 24), height, isStacked };
}
