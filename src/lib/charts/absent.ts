import type { Plot } from '#lib/charts/plot.ts';
import { emptySketch, type Sheet, type Sketch } from '#lib/charts/sketch.ts';
import type { Slot } from '#lib/charts/slots.ts';
import { drawText } from '#lib/charts/text.ts';
import { wrapText } from '#lib/charts/text-width.ts';
import { sizes } from '#lib/charts/sketch.ts';
import { withheldWords } from '#lib/measures/words.ts';

function absentReason(slots: Slot[]): string {
	const cells = slots.flatMap(({ cell }) => (cell ? [cell] : []));
	if (cells.some(({ state }) => state === 'withheld')) return withheldWords;
	const none = cells.find((cell) => cell.state === 'none');
	return none?.reason ?? 'no data';
}

/** Where no mark may be drawn at all, the reason stands in the middle of the plot. */
export function drawAbsence(slots: Slot[], { rect }: Plot, { palette }: Sheet): Sketch {
	const lines = wrapText(absentReason(slots), rect.width - 16, sizes.small);
	const x = rect.left + rect.width / 2;
	const style = { colour: palette.muted, align: 'center' as const, behind: palette.paper };
	return { ...emptySketch(), graphic: drawText(lines, x, rect.top + rect.height / 2, style) };
}
