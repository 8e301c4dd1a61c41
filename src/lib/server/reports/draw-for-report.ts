import type { Comparison } from '#lib/comparison/comparison.ts';
import type { Figure } from '#lib/measures/figure.ts';
import type { SeriesNote } from '#lib/measures/notes.ts';
import { reportChart, type ReportChart } from '#lib/server/reports/report-chart.ts';
import { reportFunnel, type ReportFunnel } from '#lib/server/reports/report-funnel.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';

/** A picture, or why it must not be printed, as data: an error that comes over from a thread is of no class. */
export type Drawn<Picture> = { picture: Picture | undefined } | { refused: string };

function drawn<Picture>(draw: () => Picture | undefined): Drawn<Picture> {
	try {
		return { picture: draw() };
	} catch (error) {
		if (error instanceof ReportRefused) return { refused: error.why };
		throw error;
	}
}

/** The chart of a figure with its notes for paper. */
export const drawReportChart = (figure: Figure, notes: SeriesNote[]): Drawn<ReportChart> =>
	drawn(() => reportChart(figure, notes));

/** The funnel of a comparison for paper. */
export const drawReportFunnel = (comparison: Comparison): Drawn<ReportFunnel> =>
	drawn(() => reportFunnel(comparison));
