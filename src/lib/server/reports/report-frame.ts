import type { Figure } from '#lib/measures/figure.ts';
import type { FamilySections } from '#lib/server/reports/ask-plan.ts';
import { reportFonts } from '#lib/server/reports/fonts.ts';
import { breakable, mapTexts, printable } from '#lib/server/reports/printable.ts';
import type { KeepChart } from '#lib/server/reports/report-data.ts';
import { ReportRefused } from '#lib/server/reports/report-refused.ts';

/** Files in memory that a template reads, by name. */
export type Files = Record<string, string>;

/** The figures that families of sections show. */
export const figuresOf = (families: FamilySections[]): Figure[] =>
	families.flatMap(({ sections }) =>
		sections.flatMap(({ answers }) =>
			answers.flatMap((answer) => ('figure' in answer ? [answer.figure] : []))
		)
	);

/** The day a document bears: that of the data, never of the clock; 1 January 2000 where the data has no dates. */
export function documentDate(dataThrough: string | null) {
	const [year, month, day] = (dataThrough ?? '2000-01-01').split('-').map(Number);
	return { year, month, day };
}

/** Throws ReportRefused where data came in while the figures were asked: half of them would be of another state. */
export function checkSnapshot(figures: Figure[], ...others: string[]): void {
	const snapshots = new Set([...figures.map(({ asOf }) => asOf.snapshot), ...others]);
	if (snapshots.size > 1)
		throw new ReportRefused('New data was loaded while it was made; make it again.');
}

/** Keeps charts under names of their own among the files of a report, with signs that the fonts can show. */
export const keepIn =
	(files: Files): KeepChart =>
	(svg) => {
		const name = `chart-${Object.keys(files).length + 1}.svg`;
		files[name] = printable(svg, reportFonts().covers);
		return name;
	};

/** The data of a report as the file that templates read: no sign without a glyph, no word too long for its column. */
export function reportJson(data: object): string {
	const { covers } = reportFonts();
	return JSON.stringify(mapTexts(data, (text) => breakable(printable(text, covers))));
}
