import type { EChartsOption } from 'echarts';
import { drawFrame, frameHeight } from '#lib/charts/frame.ts';
import { drawFunnelMarks, type FunnelPoint } from '#lib/charts/funnel-marks.ts';
import { paletteOf } from '#lib/charts/palette.ts';
import { drawPanel } from '#lib/charts/panel.ts';
import { rateScale, scaleFromZero, ticksOf, type Scale } from '#lib/charts/scale.ts';
import { mergeSketches, toOption, type DrawOptions } from '#lib/charts/sketch.ts';
import { formatOf, measuredWords, releasedWords, tickFormat, unitsOf } from '#lib/charts/words.ts';
import { limitsFor } from '#lib/comparison/compare-groups.ts';
import type { Comparison } from '#lib/comparison/comparison.ts';
import { placeWords } from '#lib/comparison/comparison-words.ts';
import type { Released } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';
import { withheldWords } from '#lib/measures/words.ts';

const plotHeight = 300;

/** The groups that have a number and a place, and the whole that they are held against; undefined where there are none. */
function pointsOf({
	figure,
	groups
}: Comparison): { whole: Released; points: FunnelPoint[] } | undefined {
	const { value: whole } = figure;
	if (whole.state !== 'released') return undefined;
	const points = groups.flatMap(({ name, cell, funnel, sentence }) =>
		cell.state === 'released' && cell.value !== null && funnel
			? [{ name, n: cell.n, value: cell.value, place: funnel.place, words: sentence }]
			: []
	);
	return points.length > 0 ? { whole, points } : undefined;
}

/** Sizes at which the limits are drawn: close together where groups are small and the funnel is steep. */
function sizesUpTo(most: number, fewest: number): number[] {
	const start = Math.max(2, Math.floor(fewest / 2));
	const steps = 60;
	const sizes = Array.from({ length: steps + 1 }, (_, at) =>
		Math.round(start * (most / start) ** (at / steps))
	);
	return [...new Set(sizes)];
}

function yScale({ figure }: Comparison, whole: Released, points: FunnelPoint[]): Scale {
	const fewest = Math.min(...points.map(({ n }) => n));
	const limits = limitsFor(whole, fewest)?.warning;
	const values = [...points.map(({ value }) => value), limits?.lo ?? 0, limits?.hi ?? 0];
	return figure.measure.valueUnit === 'rate' ? rateScale(values) : scaleFromZero(values, 5);
}

const shapes = { inside: 'Circle', beyond_95: 'Diamond', beyond_998: 'Square' } as const;

function captionOf({ figure }: Comparison, whole: Released, points: FunnelPoint[]): string {
	const found = (['inside', 'beyond_95', 'beyond_998'] as const)
		.filter((place) => points.some((point) => point.place === place))
		.map((place) => ` ${shapes[place]}: ${placeWords[place]}.`);
	const middle = releasedWords(whole, formatOf(figure));
	return (
		`${measuredWords(figure)}, by how many were counted. Grey line: all together, ${middle}. ` +
		`Dashed: 95% limits; solid: 99.8% limits.${found.join('')} n: ${unitsOf(figure)}.`
	);
}

function notesOf({ groups }: Comparison): string[] {
	const hidden = groups.filter(({ cell }) => cell.state === 'withheld').map(({ name }) => name);
	return hidden.length === 0 ? [] : [`${hidden.join(', ')}: ${withheldWords}.`];
}

/** The height in pixels of a funnel at a width; 0 where there is nothing to draw. */
export function funnelHeight(comparison: Comparison, width: number): number {
	const found = pointsOf(comparison);
	if (!found) return 0;
	const caption = captionOf(comparison, found.whole, found.points);
	return Math.ceil(plotHeight + frameHeight(caption, notesOf(comparison), width));
}

/**
 * A funnel plot: each group's value by its size, between limits that chance alone keeps 95% and 99.8% of groups of
 * that size in (Spiegelhalter 2005). A withheld group has no point. undefined where no group has a place.
 */
export function drawFunnel(
	comparison: Comparison,
	options: DrawOptions
): EChartsOption | undefined {
	const found = pointsOf(comparison);
	if (!found) return undefined;
	const { whole, points } = found;
	const sheet = { ...options, palette: paletteOf(options.theme) };
	const most = Math.max(...points.map(({ n }) => n));
	const across = scaleFromZero([most * 1.08], options.width < 500 ? 4 : 8);
	const ticks = ticksOf(across);
	const scale = yScale(comparison, whole, points);
	const frame = drawFrame(captionOf(comparison, whole, points), notesOf(comparison), sheet);
	const panel = drawPanel(
		{
			index: 0,
			rect: { left: 0, top: frame.top, width: sheet.width, height: frame.bottom - frame.top },
			x: { min: across.min, max: across.max },
			y: { ...scale, format: tickFormat(comparison.figure.measure.valueUnit, scale.step) },
			right: 14,
			labels: { at: ticks, rows: [{ texts: ticks.map(formatCount), head: 'n' }] }
		},
		sheet
	);
	const sizes = sizesUpTo(across.max, Math.min(...points.map(({ n }) => n)));
	const limits = sizes.flatMap((n) => {
		const at = limitsFor(whole, n);
		return at ? [{ n, ...at }] : [];
	});
	const marks = drawFunnelMarks({ points, limits, centre: whole.value ?? 0 }, { panel, sheet });
	return toOption(mergeSketches([frame.sketch, panel.sketch, marks]), sheet);
}
