import type { GraphicComponentOption } from 'echarts';
import { lineHeight, sizes } from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';
import { textWidth } from '#lib/charts/text-width.ts';

/** A row of texts under an axis, one place each; '' where there is nothing to say. */
export type LabelRow = { texts: string[]; head?: string };

const steps = [1, 2, 3, 4, 6, 12, 24, 36, 48, 60, 120];
const air = 6;

/** Every how manieth place can carry its text without touching the next: 1, 2, 3, 4, 6, 12 and so on. */
export function labelStep(texts: string[], slot: number): number {
	const need = Math.max(0, ...texts.map((text) => textWidth(text, sizes.small))) + air;
	return steps.find((step) => step * slot >= need) ?? texts.length;
}

/** Keeps every `step`th text counted back from the last, which is the one people look for. */
export const thinOut = (texts: string[], step: number): string[] =>
	texts.map((text, index) => ((texts.length - 1 - index) % step === 0 ? text : ''));

/** Draws rows of texts under places `xs`; a head stands to the left of its row. */
export function drawLabelRows(
	rows: LabelRow[],
	xs: number[],
	top: number,
	left: number,
	colour: string
): GraphicComponentOption[] {
	return rows.flatMap(({ texts, head }, row) => {
		const y = top + row * lineHeight + lineHeight / 2;
		const headText = drawText([head ?? ''], left - 8, y, { colour, align: 'right' });
		return [
			...headText,
			...texts.flatMap((text, index) =>
				drawText([text], xs[index] ?? 0, y, { colour, align: 'center' })
			)
		];
	});
}
