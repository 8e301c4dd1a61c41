import { paletteOf } from '#lib/charts/palette.ts';
import { documentDate, keepIn, reportJson, type Files } from '#lib/server/reports/report-frame.ts';
import type { KeepChart } from '#lib/server/reports/report-data.ts';
import type { ReportLook } from '#lib/server/reports/report-look.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import { drawSharedChart } from '#lib/sharing/draw-shared-chart.ts';
import type { Entry, SharedChart, SharedFigure, SharedPage } from '#lib/sharing/shared-types.ts';

/** What a referral page on paper is made of: the page as it is read on screen, and its address where it has one. */
export type ReferralReport = {
	page: SharedPage;
	organisation: string;
	/** The last day of the data (ISO), which the document bears; null where they have no dates. */
	dataThrough: string | null;
	address?: string;
	look?: ReportLook;
};

/** A figure as the template reads it; `heading` is '' where it needs none. */
type Part = {
	heading: string;
	sentence: string;
	chart: string;
	alt: string;
	rows: SharedFigure['rows'];
};

/** A chart stands beside its numbers: four ninths of the width of the text, in CSS pixels. */
const chartWidth = 288;

/** Throws ReportRefused for a chart with a place that is no number: a broken picture must not be printed. */
export function verifySharedChart(chart: SharedChart, title: string): void {
	const numbers =
		chart.kind === 'parts'
			? chart.parts.map(({ n }) => n)
			: [chart.at, chart.lo ?? 0, chart.hi ?? 0, chart.from, chart.to];
	if (!numbers.every(Number.isFinite))
		throw new ReportRefused(`The chart of ${title} would have to draw what is no number.`);
}

function drawn({ chart, title }: SharedFigure, keep: KeepChart): string {
	if (!chart) return '';
	verifySharedChart(chart, title);
	return keep(drawSharedChart(chart, chartWidth));
}

const wordsAlone = (sentence: string): Part => ({
	...{ heading: '', sentence, chart: '', alt: '', rows: [] }
});

const partOf = (figure: SharedFigure, heading: string, keep: KeepChart): Part => ({
	heading,
	sentence: [figure.sentence, figure.counted].filter((part) => part !== undefined).join(' '),
	chart: drawn(figure, keep),
	alt: figure.sentence,
	rows: figure.rows
});

const entryOf = ({ title, figure, words, instead }: Entry, keep: KeepChart) => ({
	title,
	parts: [
		...(figure ? [partOf(figure, '', keep)] : []),
		...(words === undefined ? [] : [wordsAlone(words)]),
		...(instead ? [partOf(instead.figure, instead.heading, keep)] : [])
	]
});

/** The texts of a referral page by file name, as the template reads them: report.json, address.txt and one SVG a chart. */
function referralReportFiles(report: ReferralReport): Files {
	const { page, organisation, dataThrough, address = '' } = report;
	const { language, title, lines, tells, table, online, foot } = page;
	const { accent, soft } = paletteOf('print');
	const charts: Files = {};
	const data = {
		...{ language, title, organisation, lines, tells, table, online, foot, period: '' },
		date: documentDate(dataThrough),
		colours: { success: accent, rest: soft },
		entries: page.entries.map((entry) => entryOf(entry, keepIn(charts)))
	};
	return { ...charts, 'report.json': reportJson(data), 'address.txt': address };
}

/**
 * A referral page as a PDF: one page, tagged (PDF/UA-1), in the language of the page, the same bytes for the same page.
 * Throws ReportRefused where a chart is broken or one page does not hold it; then nothing is to be written.
 */
export const makeReferralReport = (report: ReferralReport): Promise<Uint8Array> =>
	typeset('referral.typ', { ...referralReportFiles(report), ...report.look?.files });
