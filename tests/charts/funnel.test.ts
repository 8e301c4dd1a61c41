import { expect, test } from 'vitest';
import { drawFunnel, funnelHeight } from '#lib/charts/funnel.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import { compareGroups } from '#lib/comparison/compare-groups.ts';
import type { Comparison } from '#lib/comparison/comparison.ts';
import type { Cell } from '#lib/measures/figure.ts';
import { withheldWords } from '#lib/measures/words.ts';
import { makeFigure, point, rateCell, withheld } from './figures.ts';
import { textBoxes, touch } from './svg-texts.ts';

function comparisonOf(value: Cell, cells: Record<string, Cell>): Comparison {
	const series = Object.entries(cells).map(([site, cell]) => point({ site }, cell));
	const figure = makeFigure({ by: 'site', value, series });
	const refused = { state: 'refused', reason: 'not asked' } as const;
	return {
		figure,
		by: 'site',
		groups: compareGroups(figure),
		severity: refused,
		adjusted: refused,
		words: ''
	};
}

const three = comparisonOf(rateCell(230, 400), {
	East: rateCell(60, 100),
	North: rateCell(30, 100),
	West: rateCell(140, 200)
});

function optionAt(comparison: Comparison, width: number) {
	const size = { width, height: funnelHeight(comparison, width) };
	const option = drawFunnel(comparison, { theme: 'light', ...size });
	if (!option) throw new Error('there is no funnel');
	return { option, size };
}

/** Shape and coordinates of every group drawn. */
function groupsOf(comparison: Comparison) {
	const series = [optionAt(comparison, 760).option.series ?? []].flat();
	return series
		.filter(({ name }) => name === 'value')
		.flatMap((each) =>
			(each.data as { value: number[] }[]).map(({ value }) => [
				(each as { symbol?: string }).symbol,
				...value
			])
		);
}

test('each group is at its size and value, and its shape says where it lies', () => {
	expect(groupsOf(three)).toEqual([
		['circle', 100, 0.6],
		['rect', 100, 0.3],
		['rect', 200, 0.7]
	]);
});

test('a withheld group has no point, and is named under the funnel', () => {
	const hidden = comparisonOf(rateCell(230, 400), {
		East: withheld,
		North: withheld,
		West: rateCell(140, 200)
	});
	expect(groupsOf(hidden)).toHaveLength(1);
	const { option, size } = optionAt(hidden, 760);
	expect(renderSvg(option, size)).toContain(`East, North: ${withheldWords}.`);
});

test('without a whole there is nothing to draw', () => {
	const none = comparisonOf(withheld, { East: withheld, West: withheld });
	expect(drawFunnel(none, { theme: 'light', width: 760, height: 300 })).toBeUndefined();
	expect(funnelHeight(none, 760)).toBe(0);
});

test.each([760, 328])('at %i px no text meets another or leaves the sheet', (width) => {
	const many = Object.fromEntries(
		Array.from({ length: 14 }, (_, at) => [`Site number ${at}`, rateCell(20 + at, 50 + 3 * at)])
	);
	const { option, size } = optionAt(comparisonOf(rateCell(371, 973), many), width);
	const boxes = textBoxes(renderSvg(option, size));
	for (const [at, one] of boxes.entries()) {
		expect(one.left).toBeGreaterThanOrEqual(-1);
		expect(one.right).toBeLessThanOrEqual(width + 1);
		for (const other of boxes.slice(at + 1))
			expect([one.text, other.text, touch(one, other)]).toEqual([one.text, other.text, false]);
	}
});

test('the limits of a funnel are drawn in both directions from small groups to large', () => {
	const series = [optionAt(three, 760).option.series ?? []].flat();
	const line = (name: string) =>
		(series.find((each) => each.name === name)?.data as [number, number | '-'][]) ?? [];
	const upper = line('upper 95% limit');
	expect(upper.length).toBeGreaterThan(20);
	const known = upper.flatMap(([, y]) => (y === '-' ? [] : y));
	expect(known[0]).toBeGreaterThan(known.at(-1) ?? NaN);
	expect(known.at(-1)).toBeGreaterThan(230 / 400);
});
