import { drawFunnel, funnelHeight } from '#lib/charts/funnel.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import type { Comparison } from '#lib/comparison/comparison.ts';
import { paperWidth } from '#lib/server/reports/report-chart.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';

/** A funnel as SVG text, and its height in CSS pixels. */
export type ReportFunnel = { svg: string; height: number };

/**
 * Draws the funnel of a comparison for paper; undefined where no group has a place. Throws ReportRefused where it does
 * not show a mark for each group that has one.
 */
export function reportFunnel(comparison: Comparison): ReportFunnel | undefined {
	const size = { width: paperWidth, height: funnelHeight(comparison, paperWidth) };
	const option = drawFunnel(comparison, { theme: 'print', ...size });
	if (!option) return undefined;
	const svg = renderSvg(option, size);
	const marks = [option.series ?? []]
		.flat()
		.filter(({ name }) => name === 'value')
		.reduce((sum, { data }) => sum + (Array.isArray(data) ? data.length : 0), 0);
	const placed = comparison.groups.filter(({ funnel }) => funnel !== null).length;
	if (marks !== placed || /NaN|Infinity|undefined|null/.test(svg))
		throw new ReportRefused(`The funnel of ${comparison.figure.measure.title} is broken.`);
	return { svg, height: size.height };
}
