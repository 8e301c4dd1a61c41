import type { EChartsOption } from 'echarts';
import { chartHeight, drawFigure } from '#lib/charts/draw-figure.ts';
import { renderSvg } from '#lib/charts/render-svg.ts';
import type { Figure, SignalMark } from '#lib/measures/figure.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';
import { spokenWords } from '#lib/measures/signal-words.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';

/** The width of the text on paper in CSS pixels: at this size chart text of 12 px is 9 pt. */
export const paperWidth = 650;
/** What fits on a page with its heading and sentence. */
const mostHeight = 780;

/** A chart as SVG text, its height in CSS pixels, and its words. */
export type ReportChart = { svg: string; height: number; alt: string };

// Points that a rule marks are drawn as shapes of their own: a series may have no others.
const ruled = ['improvement', 'concern', 'change'] satisfies SignalMark[];
const markSeries: string[] = ['value', 'provisional value', 'pale value', 'point', ...ruled];

function drawnMarks(option: EChartsOption): number {
	const series = [option.series ?? []].flat().filter(({ type }) => type !== 'line');
	const marks = series.filter(({ name }) => markSeries.includes(String(name)));
	return marks.reduce((sum, { data }) => sum + (Array.isArray(data) ? data.length : 0), 0);
}

/** The numbers a chart of this figure has to draw. */
function numbersOf(figure: Figure): number[] {
	const cells =
		figure.series.length === 0 ? [figure.value] : figure.series.map((point) => point.value);
	return cells.flatMap((cell) => {
		if (cell.state !== 'released') return [];
		const { value, lo, hi, spread } = cell;
		return [value ?? cell.k, lo, hi, spread?.p25, spread?.p75].filter(
			(each) => typeof each === 'number'
		);
	});
}

/** Throws ReportRefused where a chart does not show what its figure says: a broken picture must not be printed. */
export function verifyChart(figure: Figure, option: EChartsOption, svg: string): void {
	const refuse = (why: string): never => {
		throw new ReportRefused(`The chart of ${figure.measure.title} ${why}.`);
	};
	const numbers = numbersOf(figure);
	if (!numbers.every(Number.isFinite)) refuse('would have to draw what is no number');
	if (!svg.startsWith('<svg ') || !svg.trimEnd().endsWith('</svg>')) refuse('is empty');
	// Words are people's own: a reason may well say "null". In the marks themselves it would be a place that is none.
	const marks = svg.replace(/>[^<]*</g, '><');
	if (/NaN|Infinity|undefined|null/.test(marks) || svg.includes('NaN'))
		refuse('has a place that is no number');
	if (numbers.length > 0 && drawnMarks(option) === 0) refuse('shows none of its numbers');
}

/**
 * Draws a figure and its notes for paper, `width` CSS pixels wide; undefined where there is nothing to draw. Throws
 * ReportRefused for a chart that is broken.
 */
export function reportChart(
	figure: Figure,
	notes: SeriesNote[] = [],
	width = paperWidth
): ReportChart | undefined {
	const height = Math.min(chartHeight(figure, width, notes), mostHeight);
	const size = { width, height };
	const option = drawFigure(figure, { theme: 'print', ...size, notes });
	if (!option) return undefined;
	const svg = renderSvg(option, size);
	verifyChart(figure, option, svg);
	return { svg, height, alt: `Chart. ${spokenWords(figure)}` };
}
