import { expect, test } from 'vitest';
import { drawFigure } from '#lib/charts/draw-figure.ts';
import { reportChart, verifyChart } from '#lib/server/reports/report-chart.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import type { Signal } from '#lib/measures/figure.ts';
import { byMonth, figures, makeFigure, none, rateCell, withheld } from '../charts/figures.ts';

const size = { theme: 'print', width: 650, height: 300 } as const;
const figure = makeFigure({ value: rateCell(31, 47) });
const option = drawFigure(figure, size) ?? {};

test('every kind of figure is drawn for paper and passes', () => {
	for (const each of Object.values(figures)) {
		const chart = reportChart(each);
		if (chart) expect(chart.alt).toBe(`Chart. ${each.sentence}`);
	}
});

test('where there is no number there is no chart, and that is no fault', () => {
	expect(reportChart(makeFigure({ value: withheld }))).toBeUndefined();
	expect(reportChart(makeFigure({ value: none }))).toBeUndefined();
});

test.each([
	['empty', '', option],
	['cut off', '<svg width="650">', option],
	['with a place that is no number', '<svg ><path d="MNaN 1"></path></svg>', option],
	['without a mark', '<svg ><path d="M1 1"></path></svg>', { ...option, series: [] }]
])('a picture that is %s is refused', (_, svg, drawn) => {
	expect(() => verifyChart(figure, drawn, svg)).toThrow(ReportRefused);
});

test('people may use any words: only a number that is none is refused', () => {
	const path = '<path d="M1 1"></path>';
	const said = `<svg >${path}<text>the null result, and what is undefined</text></svg>`;
	expect(() => verifyChart(figure, option, said)).not.toThrow();
	const written = `<svg >${path}<text>NaN%</text></svg>`;
	expect(() => verifyChart(figure, option, written)).toThrow(ReportRefused);
});

test('a series all of whose points a rule marks shows its numbers, as shapes', () => {
	const series = byMonth([rateCell(30, 40), rateCell(31, 40)]);
	const marked = makeFigure({ by: 'month', value: rateCell(61, 80), series });
	const points = series.map(() => ({ centre: 0.5, mark: 'improvement' as const }));
	const signal: Signal = {
		...{ state: 'improvement', rule: 'shift', since: '2024-01', words: 'A shift.', chance: 0.01 },
		...{ chart: 'p', rules: 'nhs', points, readFrom: null, baselines: [] }
	};
	expect(reportChart({ ...marked, signal })?.svg).toContain('<svg');
});
