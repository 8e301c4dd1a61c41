import { beforeAll, expect, test } from 'vitest';
import { reportChart } from '#lib/server/reports/report-chart.ts';
import { openReportCharts } from '#lib/server/reports/report-charts.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { useThreads } from '#lib/server/threads/run-aside.ts';
import { byMonth, makeFigure, none, rateCell } from '../charts/figures.ts';

const series = byMonth([rateCell(30, 40), rateCell(31, 40)]);
const figure = makeFigure({ by: 'month', value: rateCell(61, 80), series });
const broken = makeFigure({ value: { state: 'released', k: 31, n: 47, value: NaN } });
const mark = { day: '2024-01-14', words: 'evening groups' };

beforeAll(() => useThreads());

test('a chart drawn aside is the one drawn here, with the notes that are numbered on it', async () => {
	const { chart, notes } = await openReportCharts(() => [mark]).ofFigure(figure);
	expect(notes.map(({ label, words }) => [label, words])).toEqual([['1', 'evening groups']]);
	expect(chart).toEqual(reportChart(figure, notes));
	const empty = await openReportCharts(() => []).ofFigure(makeFigure({ value: none }));
	expect(empty).toEqual({ chart: undefined, notes: [] });
});

test('a chart of which a number is none is refused from a thread as it is here', async () => {
	expect(() => reportChart(broken)).toThrow(ReportRefused);
	const refused = openReportCharts(() => []).ofFigure(broken);
	await expect(refused).rejects.toThrow(ReportRefused);
	await expect(refused).rejects.toThrow(
		/^The report is not written. The chart of .* would have to draw what is no number\.$/
	);
});

test('a chart is drawn once, from when its figure is first there', () => {
	const charts = openReportCharts(() => []);
	expect(charts.ofFigure(figure)).toBe(charts.ofFigure(figure));
});
