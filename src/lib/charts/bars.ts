import type { Figure } from '#lib/measures/figure.ts';
import { formatCount } from '#lib/measures/format.ts';
import { scaleOf } from '#lib/charts/dots.ts';
import { groupRows, valueOf, type GroupRow } from '#lib/charts/groups.ts';
import { drawExtents } from '#lib/charts/marks.ts';
import type { Palette } from '#lib/charts/palette.ts';
import type { RowChart } from '#lib/charts/rows.ts';
import { formatOf, unitsOf } from '#lib/charts/words.ts';

const barWidth = 12;

function wholeWords(figure: Figure): string {
	const { value } = figure;
	const all = value.state === 'released' ? formatCount(value.n) : 'all';
	return `Share of ${all} ${unitsOf(figure)}.`;
}

/** Every number that has to fit on the value axis of a breakdown. */
export const barNumbers = ({ series }: Figure): number[] =>
	series.map(({ value }) => valueOf(value));

/** What a whole is made of: one bar a category, from the largest to the smallest. */
export function barChart(figure: Figure, palette: Palette, fit: number[] = []): RowChart<GroupRow> {
	const rows = groupRows(figure, formatOf(figure));
	return {
		rows,
		caption: wholeWords(figure),
		notes: [],
		scale: scaleOf(figure, [...barNumbers(figure), ...fit]),
		marks: (placed, plot) => [
			drawExtents(
				'value',
				placed.map(({ cell, y, label, words, by }) => ({
					at: y,
					lo: 0,
					hi: valueOf(cell),
					words: `${label}: ${words}`,
					by
				})),
				{ colour: palette.accent, width: barWidth, upright: false },
				plot.axes
			)
		]
	};
}
