import { expect, test } from 'vitest';
import { drawChart } from '#lib/server/drawing/draw-chart.ts';
import { keptChart } from '#lib/server/drawing/kept-charts.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import { runAside, useThreads } from '#lib/server/threads/run-aside.ts';
import { makeFigure } from '../charts/figures.ts';

test('a page set in a thread has the bytes of one set here', async () => {
	const here = await typeset('check.typ', {});
	useThreads();
	const aside = await typeset('check.typ', {});
	expect(Buffer.compare(Buffer.from(aside), Buffer.from(here))).toBe(0);
});

test('while a thread works, timers here fire', async () => {
	useThreads();
	await runAside('setPages', 'check.typ', {});
	let fired = 0;
	const timer = setInterval(() => fired++, 1);
	await Promise.all(Array.from({ length: 20 }, () => runAside('setPages', 'check.typ', {})));
	clearInterval(timer);
	expect(fired).toBeGreaterThan(3);
});

test('a report that cannot be set in a thread is refused as one here', async () => {
	useThreads();
	await expect(typeset('no-such-template.typ', {})).rejects.toThrow(ReportRefused);
});

test('a chart drawn in a thread is the chart drawn here', async () => {
	useThreads();
	const figure = makeFigure({});
	expect(await runAside('drawChart', figure, [], 760)).toBe(drawChart(figure, [], 760));
});

test('the chart of a figure is drawn once, and that of another figure on its own', () => {
	const figure = makeFigure({});
	const chart = keptChart(figure, [], 760);
	expect(keptChart(figure, [], 760)).toBe(chart);
	expect(keptChart(figure, [], 328)).not.toBe(chart);
	expect(keptChart(makeFigure({}), [], 760)).not.toBe(chart);
});

test('a chart is drawn anew where its notes change', () => {
	const figure = makeFigure({});
	const note = { label: '1', period: '2024-03', day: '2024-03-14', words: 'evening groups' };
	const chart = keptChart(figure, [note], 760);
	expect(keptChart(figure, [{ ...note }], 760)).toBe(chart);
	expect(keptChart(figure, [{ ...note, words: 'morning groups' }], 760)).not.toBe(chart);
});
