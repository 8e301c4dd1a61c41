import type { Sheet, Sketch } from '#lib/charts/sketch.ts';
import { emptySketch, lineHeight, sizes } from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';
import { wrapText } from '#lib/charts/text-width.ts';

const gap = 8;
const edge = 2;

/** What stands around a plot: what the marks mean above it, what is missing or provisional below it. */
export type Frame = { sketch: Sketch; top: number; bottom: number };

const wrapAll = (texts: string[], width: number): string[] =>
	texts.flatMap((text) => (text ? wrapText(text, width - 2 * edge, sizes.small) : []));

const blockHeight = (lines: string[]): number =>
	lines.length === 0 ? edge : lines.length * lineHeight + gap;

/** The height in pixels that caption and notes take at a width. */
export const frameHeight = (caption: string, notes: string[], width: number): number =>
	blockHeight(wrapAll([caption], width)) + blockHeight(wrapAll(notes, width));

/** Sets caption and notes on the sheet; `top` and `bottom` are where the space between them begins and ends. */
export function drawFrame(caption: string, notes: string[], sheet: Sheet): Frame {
	const above = wrapAll([caption], sheet.width);
	const below = wrapAll(notes, sheet.width);
	const bottom = sheet.height - blockHeight(below);
	const style = { colour: sheet.palette.muted };
	return {
		sketch: {
			...emptySketch(),
			graphic: [
				...drawText(above, edge, lineHeight / 2, style),
				...drawText(below, edge, bottom + gap + lineHeight / 2, style)
			]
		},
		top: blockHeight(above),
		bottom
	};
}
