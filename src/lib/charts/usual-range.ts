import type { SeriesOption } from 'echarts';
import { drawBand, drawLine, drawPoints } from '#lib/charts/marks.ts';
import type { Extent, LineMark, MarkShape, PointMark } from '#lib/charts/marks.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { Axes, Plot } from '#lib/charts/plot.ts';
import { clampExtents, filledOf, type Filled, type Slot } from '#lib/charts/slots.ts';
import type { ValueFormat } from '#lib/charts/words.ts';
import type { Figure, Signal, SignalMark, SignalPoint } from '#lib/measures/figure.ts';
import { formatGroup } from '#lib/measures/format.ts';
import { markWords, ruleSetWords } from '#lib/measures/signal-words.ts';

type UsualSlot = Slot & { usual: SignalPoint };

/** Whether a series has a centre line to draw. */
export const hasUsual = (signal: Signal | null): signal is Signal =>
	signal?.points.some((point) => point !== null) ?? false;

/** With fewer people a usual range may span the whole axis: it runs off the end and does not set the scale. */
const fewestForScale = 20;

/** The limits that have to fit on the value axis. */
export function usualNumbers({ signal, series, measure }: Figure): number[] {
	return (signal?.points ?? []).flatMap((point, index) => {
		const cell = series[index]?.value;
		if (point?.lo === undefined || point.hi === undefined || cell?.state !== 'released') return [];
		if (measure.valueUnit === 'rate' && cell.n < fewestForScale) return [];
		return [point.lo, point.hi];
	});
}

/** Each period has its own range, as wide as its place. */
function rangesOf(slots: UsualSlot[]): Extent[][] {
	const runs: Extent[][] = [];
	let previous = NaN;
	for (const { x, usual } of slots) {
		if (usual?.lo === undefined || usual.hi === undefined) continue;
		const { lo, hi } = usual;
		if (x - 1 !== previous) runs.push([]);
		runs.at(-1)?.push({ at: x - 0.5, lo, hi }, { at: x + 0.5, lo, hi });
		previous = x;
	}
	return runs;
}

/** The centre of each period; steps where the baseline changes, broken at gaps. */
const centreLine = (slots: UsualSlot[]): LineMark[] =>
	slots.flatMap(({ x, usual }) => [
		{ x: x - 0.5, y: usual?.centre ?? null },
		{ x: x + 0.5, y: usual?.centre ?? null }
	]);

/** The usual range of each period as a band, and the centre line. Nothing where the series has none. */
export function drawUsual(slots: UsualSlot[], { axes, y }: Plot, palette: Palette): SeriesOption[] {
	if (slots.every(({ usual }) => usual === null)) return [];
	const style = { colour: palette.range };
	const bands = rangesOf(slots).map((run) =>
		drawBand('usual range', clampExtents(run, y), style, axes)
	);
	const line = { colour: palette.axis, width: 1 };
	return [...bands, drawLine('centre', centreLine(slots), line, axes)];
}

const shapes: Record<SignalMark, { symbol: MarkShape; name: string; colour: keyof Palette }> = {
	improvement: { symbol: 'diamond', name: 'Diamond', colour: 'accent' },
	concern: { symbol: 'rect', name: 'Square', colour: 'concern' },
	change: { symbol: 'triangle', name: 'Triangle', colour: 'change' }
};

const marks = Object.keys(shapes) as SignalMark[];

type MarkStyle = { axes: Axes; palette: Palette; size: number };

/** The points that a rule marks: by shape, and by colour beside it. */
export function drawMarked(
	slots: UsualSlot[],
	markOf: (filled: Filled) => PointMark,
	{ axes, palette, size }: MarkStyle
): SeriesOption[] {
	return marks.flatMap((mark) => {
		const { symbol, colour } = shapes[mark];
		const points = filledOf(slots.filter(({ usual }) => usual?.mark === mark))
			.map(markOf)
			.map((point) => ({ ...point, words: `${point.words}, ${markWords[mark]}` }));
		if (points.length === 0) return [];
		const style = { stroke: palette[colour], fill: palette[colour], symbol };
		const larger = size + (symbol === 'rect' ? 1 : 4);
		return [drawPoints(mark, points, { ...style, size: larger }, axes)];
	});
}

/** What the shapes of marked points mean, in words: " Diamond: better than usual." */
export const markKeys = (points: readonly SignalPoint[]): string =>
	marks
		.filter((mark) => points.some((point) => point?.mark === mark))
		.map((mark) => ` ${shapes[mark].name}: ${markWords[mark]}.`)
		.join('');

/** The centre in words; where a baseline was set anew it is not one number. */
function centreOf({ points }: Signal, format: ValueFormat): string {
	const centres = new Set(points.flatMap((point) => point?.centre ?? []));
	const [centre] = centres;
	return centres.size === 1 && centre !== undefined ? `, ${format(centre)}` : '';
}

/** Where the usual range, or the centre of a run chart, rests on periods before the first one drawn, from which on. */
const readWords = ({ readFrom }: Signal, by: string | undefined): string =>
	readFrom === null ? '' : `, read from ${formatGroup(by, readFrom)} on`;

/** What line, band and marked shapes mean, in words. */
export function usualWords(signal: Signal, by: string | undefined, format: ValueFormat): string {
	const hasRange = signal.points.some((point) => point?.lo !== undefined);
	const read = readWords(signal, by);
	const range = hasRange ? ` Shaded: usual range${read}.` : '';
	const centre = signal.chart === 'run' ? 'median of the series' : 'centre';
	const rules = ` Rules: ${ruleSetWords[signal.rules]} (our setting).`;
	const line = `${centre}${centreOf(signal, format)}${hasRange ? '' : read}`;
	return ` Grey line: ${line}.${range}${markKeys(signal.points)}${rules}`;
}
