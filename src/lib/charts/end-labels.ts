import type { Plot } from '#lib/charts/plot.ts';
import { emptySketch, lineHeight, type Sheet, type Sketch } from '#lib/charts/sketch.ts';
import { drawText } from '#lib/charts/text.ts';

/** A label at the end of a line: its lines, and the value it stands at. */
export type EndLabel = { lines: string[]; y: number };

const gap = 4;

/** Where each label's first line goes: at its value, moved down from the one above, or up from the foot of the plot. */
function placeLabels(labels: EndLabel[], panel: Plot): number[] {
	const foot = panel.rect.top + panel.rect.height;
	const tops: number[] = [];
	let free = -Infinity;
	for (const { lines, y } of labels) {
		const top = Math.max(panel.yAt(y), free);
		tops.push(top);
		free = top + lines.length * lineHeight + gap;
	}
	let ceiling = foot;
	for (let index = labels.length - 1; index >= 0; index--) {
		const last = (labels[index]?.lines.length ?? 1) - 1;
		const top = Math.min(tops[index] ?? 0, ceiling - last * lineHeight);
		tops[index] = top;
		ceiling = top - lineHeight - gap;
	}
	return tops;
}

/** Sets labels to the right of where lines end, at `at` of the axis, apart from each other. */
export function drawEndLabels(
	labels: EndLabel[],
	at: number,
	panel: Plot,
	{ palette }: Sheet
): Sketch {
	const x = panel.xAt(at) + 8;
	const sorted = labels.toSorted((one, other) => other.y - one.y);
	const tops = placeLabels(sorted, panel);
	const graphic = sorted.flatMap(({ lines }, index) =>
		drawText(lines, x, tops[index] ?? 0, { colour: palette.ink, behind: palette.paper })
	);
	return { ...emptySketch(), graphic };
}
