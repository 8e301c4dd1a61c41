import { shortSteps } from '#lib/measures/ledger-words.ts';
import type { Figure } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import {
	askPlan,
	type Asking,
	type FamilySections,
	type Section
} from '#lib/server/reports/ask-plan.ts';
import { briefOf } from '#lib/server/reports/brief.ts';
import { reportHead } from '#lib/server/reports/cover.ts';
import { allSettings, definitionTerms, type Term } from '#lib/server/reports/definition.ts';
import { payerLimits } from '#lib/server/reports/payer-limits.ts';
import { readPlan } from '#lib/server/reports/read-plan.ts';
import { reportChart } from '#lib/server/reports/report-chart.ts';
import { summaryRow, withoutTitle, type KeepChart } from '#lib/server/reports/report-data.ts';
import {
	checkSnapshot,
	figuresOf,
	keepIn,
	reportJson,
	type Files
} from '#lib/server/reports/report-frame.ts';
import type { ReportLook } from '#lib/server/reports/report-look.ts';
import {
	seriesTable,
	withoutColumns,
	withoutRuns,
	type ReportTable
} from '#lib/server/reports/series-table.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';

/** What a payer's packet is made of: whom to ask, about which rows, for whom. `payer` is the one it is about. */
export type PayerReport = Asking & {
	payer: string;
	organisation?: string;
	look?: ReportLook;
	settings?: Settings;
};

/** A measure in a row of its family's table. */
type NumberRow = { id: string; title: string; value: string; counted: string; interval: string } & {
	sentence: string;
	steps: string;
};

/** A chart, and the table that stands beside it; or the words that stand in their place. */
type Picture = { title: string; chart: string; alt: string; table: ReportTable };
type NoPicture = { title: string; words: string };

/** Charts stand beside their tables: half the width of the text, in CSS pixels. */
const besideWidth = 335;
/** Fewer points than this are no picture. */
const fewestPoints = 2;
/** More bars than these are left to the table. */
const mostBars = 8;
/** What the chart itself shows has no column in the narrow table beside it. */
const drawnColumns = ['Usual range', 'Our aim'];

const figureOf = ({ answers }: Section): Figure | undefined =>
	answers.flatMap((answer) => ('figure' in answer ? [answer.figure] : []))[0];

function numberRow(section: Section, index: number, family: Section[]): NumberRow {
	const { measure, answers } = section;
	const figure = figureOf(section);
	const named = { id: measure.id, title: measure.title };
	if (!figure) {
		const [reason] = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []));
		const sentence = `No figure: ${reason ?? 'nothing was asked'}`;
		return { ...named, value: '', counted: '', interval: '', sentence, steps: '' };
	}
	const sentence = withoutTitle(figure.sentence, measure);
	const above = family[index - 1];
	const steps = shortSteps(figure.ledger, above && figureOf(above)?.ledger);
	return { ...named, ...briefOf(figure), sentence, steps };
}

const groupingWords = ({ asked: { by } }: Figure): string =>
	by === undefined ? '' : ` by ${by.replaceAll('_', ' ')}`;

const notDrawn =
	'Not drawn: in its parts, fewer than 11 people stand behind the numbers, or nobody is counted.';

/** Months, quarters and weeks follow each other; categories and groups do not. */
const isInTime = ({ asked: { by }, measure }: Figure): boolean =>
	isPeriod(by) || measure.kind === 'trajectory';

function tableOf(figure: Figure): ReportTable | undefined {
	const table = seriesTable(figure);
	const narrow = table && withoutColumns(table, drawnColumns);
	return narrow && isInTime(figure) ? withoutRuns(narrow) : narrow;
}

/** A chart with its table; where fewer than two points may be shown, or there are no more, why there is none. */
function picturesOf(section: Section, keep: KeepChart): (Picture | NoPicture)[] {
	const figure = figureOf(section);
	if (!figure || figure.series.length === 0) return [];
	const title = `${section.measure.title}${groupingWords(figure)}`;
	const shown = figure.series.filter(({ value }) => value.state === 'released');
	if (shown.length < fewestPoints) return [{ title, words: notDrawn }];
	// Bars of what is withheld, and of more than a glance takes in, would only take room: the table beside names them.
	const isBars = figure.measure.kind === 'breakdown';
	const drawn = isBars ? { ...figure, series: shown.slice(0, mostBars) } : figure;
	const chart = reportChart(drawn, [], besideWidth);
	const table = tableOf(figure);
	return chart && table ? [{ title, chart: keep(chart.svg), alt: chart.alt, table }] : [];
}

const familyOf = ({ title, intro, sections }: FamilySections, keep: KeepChart) => ({
	title,
	intro,
	numbers: sections.map(numberRow),
	pictures: sections.flatMap((section) => picturesOf(section, keep))
});

/** Definitions in short. Measures of one file stand together: only a number tells them apart. */
function definitionsOf(measures: Measure[]): { title: string; terms: Term[] }[] {
	const files = [...new Set(measures.map(({ file }) => file))];
	return files.map((file) => {
		const same = measures.filter((measure) => measure.file === file);
		const title = same.map((measure) => measure.title).join('; ');
		return { title, terms: same.slice(0, 1).flatMap(definitionTerms) };
	});
}

/** The texts of a payer's packet by file name, as the template reads them: report.json and one SVG a chart. */
export async function payerReportFiles(report: PayerReport): Promise<Files> {
	const plan = readPlan('payer');
	const { families, absent } = await askPlan(report, plan);
	const figures = figuresOf(families);
	checkSnapshot(figures);
	const sections = families.flatMap((family) => family.sections);
	const measures = sections.map(({ measure }) => measure);
	const charts: Files = {};
	const keep = keepIn(charts);
	const data = {
		title: plan.title,
		payer: report.payer,
		...reportHead(report, figures, measures.length),
		summary: sections.flatMap(summaryRow),
		families: families.map((family) => familyOf(family, keep)),
		limits: payerLimits(figures),
		definitions: definitionsOf(measures),
		settings: allSettings(measures, report.settings ?? readSettings()),
		absent
	};
	return { ...charts, 'report.json': reportJson(data) };
}

/**
 * One payer's packet as a PDF: tagged (PDF/UA-1), with vector charts, the same bytes for the same answers.
 * Throws ReportRefused where a chart is broken or the pages cannot be set; then nothing is to be written.
 */
export async function makePayerReport(report: PayerReport): Promise<Uint8Array> {
	return typeset('payer.typ', { ...(await payerReportFiles(report)), ...report.look?.files });
}
