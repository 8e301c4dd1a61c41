import type { compare } from '#lib/comparison/compare.ts';
import type { drawChart } from '#lib/server/drawing/draw-chart.ts';
import type { drawMultiples } from '#lib/server/drawing/draw-multiples.ts';
import type { drawFunnelChart } from '#lib/server/drawing/draw-funnel.ts';
import type { drawReportChart, drawReportFunnel } from '#lib/server/reports/draw-for-report.ts';
import type { readyPages, setPages } from '#lib/server/reports/set-pages.ts';

/** What takes long enough to keep a server from answering: plain data in, plain data out. */
export type Tasks = {
	compare: typeof compare;
	drawChart: typeof drawChart;
	drawFunnelChart: typeof drawFunnelChart;
	drawMultiples: typeof drawMultiples;
	drawReportChart: typeof drawReportChart;
	drawReportFunnel: typeof drawReportFunnel;
	readyPages: typeof readyPages;
	setPages: typeof setPages;
};
export type Task = keyof Tasks;

/** Each with what it needs and no more: a thread draws its first chart sooner without what sets a report. */
export const tasks: { [Name in Task]: () => Promise<Tasks[Name]> } = {
	compare: async () => (await import('#lib/comparison/compare.ts')).compare,
	drawChart: async () => (await import('#lib/server/drawing/draw-chart.ts')).drawChart,
	drawFunnelChart: async () => (await import('#lib/server/drawing/draw-funnel.ts')).drawFunnelChart,
	drawMultiples: async () => (await import('#lib/server/drawing/draw-multiples.ts')).drawMultiples,
	drawReportChart: async () =>
		(await import('#lib/server/reports/draw-for-report.ts')).drawReportChart,
	drawReportFunnel: async () =>
		(await import('#lib/server/reports/draw-for-report.ts')).drawReportFunnel,
	readyPages: async () => (await import('#lib/server/reports/set-pages.ts')).readyPages,
	setPages: async () => (await import('#lib/server/reports/set-pages.ts')).setPages
};
