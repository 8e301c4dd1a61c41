import type { Plot } from '#lib/charts/plot.ts';
import { emptySketch, lineHeight, type Sheet, type Sketch } from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';

/** A label at the end of a line: its lines, and the value it stands at. */
export type EndLabel = { lines: string[]; y: number };

/** Sets labels to the right of where lines end, at `at` of the axis, moved down where they would touch. */
export function drawEndLabels(
	labels: EndLabel[],
	at: number,
	panel: Plot,
	{ palette }: Sheet
): Sketch {
	const x = panel.xAt(at) + 8;
	let free = -Infinity;
	const graphic = labels
		.toSorted((one, other) => other.y - one.y)
		.flatMap(({ lines, y }) => {
			const top = Math.max(panel.yAt(y), free);
			free = top + lines.length * lineHeight;
			return drawText(lines, x, top, { colour: palette.ink });
		});
	return { ...emptySketch(), graphic };
}
