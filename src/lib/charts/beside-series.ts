import type { GraphicComponentOption, SeriesOption } from 'echarts';
import { drawLine, type LineMark } from '#lib/charts/marks.ts';
import type { Plot } from '#lib/charts/plot.ts';
import { emptySketch, type Sheet, type Sketch } from '#lib/charts/sketch.ts';
import type { Slot } from '#lib/charts/slots.ts';
import { drawText } from '#lib/charts/text.ts';
import { aimAt, aimName, formatAim } from '#lib/measures/aims.ts';
import { baselineNotes } from '#lib/measures/baseline.ts';
import { benchmarkValue } from '#lib/measures/benchmarks.ts';
import { benchmarkLetter } from '#lib/measures/beside-notes.ts';
import type { Aim, Figure } from '#lib/measures/figure.ts';

type Place = Slot & { stretch: { key: string } };

/** The aims that hold for a period drawn, in the order of their months. */
const aimsDrawn = (figure: Figure, keys: string[]): Aim[] => [
	...new Set(keys.flatMap((key) => aimAt(figure, key) ?? []))
];

/** The periods of a series, by their keys. */
export const keysOf = ({ series, asked }: Figure): string[] =>
	series.map(({ by }) => String(by[asked.by ?? ''] ?? ''));

/** What stands beside a series has to fit on the value axis too: our aims, and the numbers of others. */
export const besideNumbers = (figure: Figure): number[] => [
	...aimsDrawn(figure, keysOf(figure)).map(({ value }) => value),
	...(figure.benchmarks ?? []).map(({ value }) => value)
];

/** The ends of our aim in each period, broken only where it changes: dots that began anew each month would run together. */
function aimLine(figure: Figure, slots: Place[]): LineMark[] {
	const heights = slots.map(({ stretch }) => aimAt(figure, stretch.key)?.value ?? null);
	return slots.flatMap(({ x }, at) => {
		const y = heights[at] ?? null;
		const ends = [
			{ x: x - 0.5, y },
			{ x: x + 0.5, y }
		];
		return heights[at + 1] === y ? ends : [...ends, { x: x + 0.5, y: null }];
	});
}

const boundaryAt = (slots: Place[], starts: string): number =>
	(slots.find(({ stretch }) => stretch.key >= starts)?.x ?? slots.length) - 0.5;

function drawBoundaries(figure: Figure, slots: Place[], panel: Plot, sheet: Sheet): Sketch {
	const marked = (figure.signal?.baselines ?? []).filter(({ number }) => number !== undefined);
	const lines = marked.flatMap(({ starts }) => {
		const x = boundaryAt(slots, starts);
		return [
			{ x, y: panel.y.min },
			{ x, y: panel.y.max },
			{ x, y: null }
		];
	});
	const style = { colour: sheet.palette.ink, behind: sheet.palette.paper };
	const graphic = marked.flatMap(({ starts, number }) =>
		drawText([`${number}`], panel.xAt(boundaryAt(slots, starts)) + 3, panel.rect.top + 8, style)
	);
	const line = { colour: sheet.palette.muted, width: 1, dashed: true };
	const series = lines.length === 0 ? [] : [drawLine('baseline', lines, line, panel.axes)];
	return { ...emptySketch(), series, graphic };
}

function drawBenchmarks(figure: Figure, slots: Place[], panel: Plot, { palette }: Sheet): Sketch {
	const series: SeriesOption[] = [];
	const graphic: GraphicComponentOption[] = [];
	for (const [index, { value, isAlike }] of (figure.benchmarks ?? []).entries()) {
		const ends = [-0.6, slots.length - 0.4].map((x) => ({ x, y: value }));
		const colour = isAlike ? palette.ink : palette.faint;
		series.push(drawLine('benchmark', ends, { colour, width: 1, pattern: [10, 4] }, panel.axes));
		const style = { colour: isAlike ? palette.ink : palette.muted };
		graphic.push(
			...drawText([benchmarkLetter(index)], panel.xAt(-0.6) + 3, panel.yAt(value) - 7, style)
		);
	}
	return { ...emptySketch(), series, graphic };
}

/** Our aim, where baselines begin, and what others have, under the line of a trend. */
export function drawBeside(figure: Figure, slots: Place[], panel: Plot, sheet: Sheet): Sketch {
	const benchmarks = drawBenchmarks(figure, slots, panel, sheet);
	const boundaries = drawBoundaries(figure, slots, panel, sheet);
	const aim = aimLine(figure, slots);
	const style = { colour: sheet.palette.ink, width: 1.5, pattern: [1.5, 3] };
	const aims = aim.some(({ y }) => y !== null) ? [drawLine('aim', aim, style, panel.axes)] : [];
	return {
		...emptySketch(),
		series: [...benchmarks.series, ...boundaries.series, ...aims],
		graphic: [...benchmarks.graphic, ...boundaries.graphic]
	};
}

/** What the dotted and the long-dashed lines are, for the caption. */
export function besideWords(figure: Figure): string {
	const keys = keysOf(figure);
	const last = keys.at(-1) ?? '';
	const aims = aimsDrawn(figure, keys).map(
		(aim) => `${aimName(aim, last)}, ${formatAim(aim.value, figure.measure)}`
	);
	const dotted = aims.length === 0 ? '' : ` Dotted line: ${aims.join('; ')}.`;
	const others = figure.benchmarks ?? [];
	return others.length === 0 ? dotted : `${dotted} Long dashes: what others have, named below.`;
}

/** The notes under the plot: why a baseline begins where it does, and whose the numbers of others are. */
export const besideLines = ({ asked, signal, benchmarks = [], measure }: Figure): string[] => [
	...baselineNotes(asked.by, signal?.baselines ?? []),
	...benchmarks.map((each, index) => {
		const alike = each.isAlike ? '' : 'not like for like; ';
		const value = benchmarkValue(each, measure);
		const due = each.isReviewDue ? '; due for review' : '';
		return `${benchmarkLetter(index)}: ${alike}${value}, ${each.population}, ${each.year}; fit ${each.grade}${due}.`;
	})
];
