import { expect, test } from 'vitest';
import type { EChartsOption, SeriesOption } from 'echarts';
import { chartHeight, drawFigure, fitOf } from '#lib/charts/draw-figure.ts';
import { markClosed } from '#lib/measures/mark-closed.ts';
import { withheldWords } from '#lib/measures/words.ts';
import {
	byMonth,
	figures,
	makeFigure,
	meanCell,
	monthName,
	point,
	rateCell,
	survivalPoints,
	withheld
} from './figures.ts';

const size = { theme: 'light', width: 640, height: 300 } as const;

function optionOf(name: string, width = 640): EChartsOption {
	const figure = figures[name];
	if (!figure) throw new Error(`there is no figure ${name}`);
	const option = drawFigure(figure, { theme: 'light', width, height: chartHeight(figure, width) });
	if (!option) throw new Error(`${name} has no chart`);
	return option;
}

const seriesOf = (option: EChartsOption, name: string): SeriesOption[] =>
	[option.series ?? []].flat().filter((series) => series.name === name);

/** The coordinates of a series, whatever its items look like. */
function valuesOf(option: EChartsOption, name: string): number[][] {
	return seriesOf(option, name).flatMap(({ data }) =>
		(data as (number[] | { value: number[] })[]).map((item) =>
			Array.isArray(item) ? item : item.value
		)
	);
}

function textsOf(option: EChartsOption): string[] {
	const elements = [option.graphic ?? []].flat() as { style?: { text?: string } }[];
	return elements.flatMap(({ style }) => (style?.text === undefined ? [] : [style.text]));
}

test('a trend has one mark per month with a value, at that value', () => {
	const option = optionOf('rate by month');
	const closed = valuesOf(option, 'value');
	expect(closed).toHaveLength(10);
	expect(closed[0]).toEqual([0, 31 / 47]);
	expect(closed[4]).toEqual([5, 33 / 52]);
	expect(valuesOf(option, 'provisional value')).toEqual([[11, 27 / 40]]);
});

test('a month with nobody in it breaks the line', () => {
	expect(valuesOf(optionOf('rate by month'), 'line')[4]).toEqual([4, '-']);
});

test('the way to a provisional month is dashed', () => {
	const [line] = seriesOf(optionOf('rate by month'), 'provisional line');
	expect(line).toMatchObject({ lineStyle: { type: [4, 3] } });
	expect(valuesOf(optionOf('rate by month'), 'provisional line')).toEqual([
		[10, 30 / 48],
		[11, 27 / 40],
		[11, '-']
	]);
});

test('a month that was closed while provisional is as solid as any other', () => {
	const cells = [rateCell(31, 47), rateCell(28, 44), rateCell(27, 40)];
	const figure = makeFigure({ by: 'month', series: byMonth(cells) });
	const option = drawFigure(markClosed(figure, new Set(['2024-03'])), size) ?? {};
	expect(valuesOf(option, 'value')).toHaveLength(3);
	expect(valuesOf(option, 'provisional value')).toEqual([]);
	expect(valuesOf(option, 'provisional line')).toEqual([]);
	expect(textsOf(option).join()).not.toContain('provisional');
});

test('a series with a month twice is refused: one mark would hide the other', () => {
	const series = [31, 28].map((k) => point({ month: '2024-01' }, rateCell(k, 47)));
	const draw = () => drawFigure(makeFigure({ by: 'month', series }), size);
	expect(draw).toThrow('completion has 2024-01 twice in its series, and cannot be drawn');
});

test('months without a row in the series keep their place', () => {
	const series = [0, 1, 4].map((index) => point({ month: monthName(index) }, rateCell(30, 40)));
	const option = drawFigure(makeFigure({ by: 'month', series }), size);
	expect(valuesOf(option ?? {}, 'value').map(([x]) => x)).toEqual([0, 1, 4]);
});

test('whiskers end where the interval ends', () => {
	const cell = rateCell(31, 47);
	if (cell.state !== 'released') throw new Error('31 of 47 is a number');
	expect(valuesOf(optionOf('rate by month'), 'interval')[0]).toEqual([0, cell.lo, cell.hi]);
});

test('rates start at zero, and end at 100% unless all of them are far below', () => {
	expect(optionOf('rate by month').yAxis).toMatchObject([{ min: 0, max: 1 }]);
	expect(optionOf('low rate by month').yAxis).toMatchObject([{ min: 0, max: 0.25 }]);
});

test('groups are sorted by value, and those without a number come last', () => {
	const names = textsOf(optionOf('rate by program', 1000)).filter((text) =>
		/^(North|South|Evening|Adolescent)/.test(text)
	);
	expect(names).toEqual(['North Campus IOP', 'South', 'Adolescent PHP', 'Evening IOP']);
});

test('severity bands keep their clinical order', () => {
	const bands = ['mild', 'moderate', 'severe'];
	const series = bands.map((band, i) => point({ baseline_band: band }, rateCell(20 + 5 * i, 50)));
	const option = drawFigure(makeFigure({ by: 'baseline_band', series }), size);
	expect(textsOf(option ?? {}).filter((text) => bands.includes(text))).toEqual(bands);
});

test('a withheld group has words and no mark', () => {
	const option = optionOf('rate by payer, all withheld');
	expect(valuesOf(option, 'value')).toEqual([]);
	expect(valuesOf(option, 'interval')).toEqual([]);
	expect(textsOf(option).filter((text) => text === withheldWords)).toHaveLength(3);
});

test('a trend of nothing but withheld months says so in the plot', () => {
	const option = optionOf('rate by month, all withheld');
	expect(valuesOf(option, 'value')).toEqual([]);
	expect(textsOf(option)).toContain(withheldWords);
});

test('under 20 people the label has counts and no percentage', () => {
	expect(textsOf(optionOf('rate by program', 1000))).toContain('12 of 19');
	expect(textsOf(optionOf('rate by program', 1000)).join()).not.toContain('63.2%');
});

test('durations show the middle half and never the shortest or longest stay', () => {
	const option = optionOf('stay by program');
	const south = [15, 75];
	expect(valuesOf(option, 'middle half').map(([, lo, hi]) => [lo, hi])).toContainEqual(south);
	expect(seriesOf(option, 'range')).toEqual([]);
});

test('a survival curve is a step line from everybody on day 0, with the people still followed', () => {
	const option = optionOf('survival', 1000);
	const [line] = seriesOf(option, 'value');
	expect(line).toMatchObject({ type: 'line', step: 'end' });
	expect(valuesOf(option, 'value')[0]).toEqual([0, 1]);
	const drawn = valuesOf(option, 'value').slice(1);
	const given = figures.survival?.series.map(({ by, value }) => [
		by.day,
		value.state === 'released' ? value.value : null
	]);
	expect(drawn).toEqual(given);
	expect(textsOf(option)).toContain('473');
});

test('for outside the days of a curve are dots, and the counts are people who had left', () => {
	const option = optionOf('survival for outside');
	expect(seriesOf(option, 'value')[0]).toMatchObject({ step: false });
	expect(textsOf(option)).toContain('left');
	expect(valuesOf(option, 'point')).toHaveLength(4);
});

test('exits of one sort begin with nobody', () => {
	expect(valuesOf(optionOf('unplanned exits'), 'value')[0]).toEqual([0, 0]);
});

test('a trajectory pales where fewer than 11, or 30% of the start, are left', () => {
	const option = optionOf('trajectory', 1000);
	// 120 at the start: 36 or more in weeks 0 to 8.
	expect(valuesOf(option, 'value').map(([week]) => week)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
	expect(valuesOf(option, 'pale value').map(([week]) => week)).toEqual([9, 10, 11, 12]);
});

test('a trajectory shows the baseline of those still measured', () => {
	expect(valuesOf(optionOf('trajectory'), 'baseline')[12]?.[1]).toBeCloseTo(17.8, 10);
});

test('groups of a curve have a panel each', () => {
	expect(optionOf('survival by program').grid).toHaveLength(4);
});

test('a breakdown has a bar per category, from the largest', () => {
	const bars = valuesOf(optionOf('breakdown'), 'value').map(([, , share]) => share);
	expect(bars).toEqual([31 / 47, 9 / 47, 3 / 47, 2 / 47, 2 / 47]);
});

test('rows that do not fit are counted in the note', () => {
	const figure = figures['rate by program, thirty'];
	const option = figure && drawFigure(figure, { ...size, height: 200 });
	const texts = textsOf(option ?? {});
	const left = 30 - texts.filter((text) => text.startsWith('Program')).length;
	expect(texts).toContain(`And ${left} more, in the table.`);
});

test('a single value has its interval and, beneath, its bounds', () => {
	const option = optionOf('single rate');
	expect(valuesOf(option, 'bounds')[0]?.slice(1)).toEqual([0.532, 0.723]);
	expect(valuesOf(option, 'value')[0]?.[0]).toBe(25 / 38);
});

test('where there is neither series nor value there is no chart', () => {
	for (const name of ['single, withheld', 'single, nothing']) {
		const figure = figures[name];
		expect(figure && drawFigure(figure, size)).toBeUndefined();
		expect(figure && chartHeight(figure, 640)).toBe(0);
	}
});

test('a withheld cell leaves no number anywhere in the option', () => {
	const series = ['A', 'B'].map((payer) => point({ payer }, withheld));
	const option = drawFigure(makeFigure({ by: 'payer', value: withheld, series }), size);
	expect(valuesOf(option ?? {}, 'all together')).toEqual([]);
	expect(textsOf(option ?? {}).join(' ')).not.toMatch(/\d of \d/);
});

test('the interval of a few people runs off the axis and does not stretch it', () => {
	const cells = [rateCell(0, 5), rateCell(120, 1212), rateCell(130, 1212)];
	const option = drawFigure(
		makeFigure({ by: 'month', value: rateCell(250, 2429), series: byMonth(cells) }),
		size
	);
	expect(option?.yAxis).toMatchObject([{ min: 0, max: 0.25 }]);
	expect(valuesOf(option ?? {}, 'interval')[0]).toEqual([0, 0, 0.25]);
	expect(textsOf(option ?? {})).toContain('Bars that reach the edge go on beyond it.');
});

test('the last weeks of a trajectory with fewer than 11 people are left to the table', () => {
	const series = [40, 30, 20, 11, 10, 2].map((n, week) => point({ week }, meanCell(12, 1, n, 16)));
	const option = drawFigure(
		makeFigure({ measure: { kind: 'trajectory', valueUnit: 'score' }, series }),
		size
	);
	expect(valuesOf(option ?? {}, 'baseline').map(([week]) => week)).toEqual([0, 1, 2, 3]);
	expect(textsOf(option ?? {})).toContain(
		'From week 4 on fewer than 11 people: those weeks are in the table.'
	);
});

test('panels side by side have one axis', () => {
	const series = [...survivalPoints(60, 'A'), ...survivalPoints(60, 'B').slice(0, 4)];
	const option = drawFigure(
		makeFigure({ by: 'program', measure: { kind: 'survival' }, series }),
		size
	);
	expect(option?.xAxis).toMatchObject([{ max: 90 }, { max: 90 }]);
});

test('two charts that are given the numbers of both have one value axis', () => {
	const low = makeFigure({
		by: 'month',
		value: rateCell(5, 120),
		series: byMonth([rateCell(2, 60), rateCell(3, 60)])
	});
	const high = makeFigure({ by: 'month', series: byMonth([rateCell(45, 60), rateCell(50, 60)]) });
	const tops = (fit?: number[]) =>
		[low, high].map((figure) => {
			const option = drawFigure(figure, { ...size, fit });
			return [option?.yAxis].flat().map((axis) => (axis as { max?: number } | undefined)?.max);
		});
	const [own, other] = tops();
	expect(own).not.toEqual(other);
	const [first, second] = tops([...fitOf(low), ...fitOf(high)]);
	expect(first).toEqual(second);
	expect(second).toEqual(other);
});

test('two charts beside each other have plots of one height, whatever stands around them', () => {
	const plain = makeFigure({ by: 'month', series: byMonth([rateCell(30, 60), rateCell(31, 60)]) });
	const hidden = makeFigure({ by: 'month', series: byMonth([withheld, withheld, withheld]) });
	const fit = [...fitOf(plain), ...fitOf(hidden)];
	const heights = [plain, hidden].map((figure) => {
		const height = chartHeight(figure, 540, [], fit);
		const option = drawFigure(figure, { theme: 'light', width: 540, height, fit });
		return [option?.grid].flat()[0]?.height;
	});
	expect(heights[0]).toBeGreaterThan(100);
	expect(heights[1]).toBe(heights[0]);
});
