import type { Comparison } from '#lib/comparison/comparison.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { numberNotes, type Mark, type SeriesNote } from '#lib/measures/notes.ts';
import type { Drawn } from '#lib/server/reports/draw-for-report.ts';
import type { ReportChart } from '#lib/server/reports/report-chart.ts';
import type { ReportFunnel } from '#lib/server/reports/report-funnel.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';
import { runAside } from '#lib/server/threads/run-aside.ts';

/** The chart of a figure, undefined where there is nothing to draw, with the notes that are numbered on it. */
export type MarkedChart = { chart: ReportChart | undefined; notes: SeriesNote[] };

/** The pictures of a report, drawn aside. Both throw ReportRefused for one that is broken. */
export type ReportCharts = {
	/** Drawn once, from when it is first asked for. */
	ofFigure: (figure: Figure) => Promise<MarkedChart>;
	ofComparison: (comparison: Comparison) => Promise<ReportFunnel | undefined>;
};

function pictureOf<Picture>(drawn: Drawn<Picture>): Picture | undefined {
	if ('refused' in drawn) throw new ReportRefused(drawn.refused);
	return drawn.picture;
}

/** Opens the drawing of a report; `marks` is what people marked on a figure's series. */
export function openReportCharts(marks: (figure: Figure) => Mark[]): ReportCharts {
	const charts = new Map<Figure, Promise<MarkedChart>>();
	const draw = async (figure: Figure): Promise<MarkedChart> => {
		const notes = numberNotes(figure, marks(figure));
		return { chart: pictureOf(await runAside('drawReportChart', figure, notes)), notes };
	};
	return {
		ofFigure: (figure) => {
			const chart = charts.get(figure) ?? draw(figure);
			charts.set(figure, chart);
			return chart;
		},
		ofComparison: async (comparison) => pictureOf(await runAside('drawReportFunnel', comparison))
	};
}
