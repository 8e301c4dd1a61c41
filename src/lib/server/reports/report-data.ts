import { besideNotes } from '#lib/measures/beside-notes.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { noteLine } from '#lib/measures/notes.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { waitsTable } from '#lib/measures/waits-words.ts';
import type { Answer, FamilySections, Section } from '#lib/server/reports/ask-plan.ts';
import { briefOf, type Brief } from '#lib/server/reports/brief.ts';
import {
	boundsWords,
	comparedWords,
	effectSizeWords,
	methodWords,
	stepRows,
	toldWords,
	type StepRow
} from '#lib/server/reports/counting.ts';
import { definitionTerms, type Term } from '#lib/server/reports/definition.ts';
import { comparisonData, type ComparisonData } from '#lib/server/reports/comparison-data.ts';
import type { ReportCharts } from '#lib/server/reports/report-charts.ts';
import { seriesTable, type ReportTable } from '#lib/server/reports/series-table.ts';
import { upperFirst } from '#lib/measures/letters.ts';

/** A picture of a section, by the name of its file, with its table. */
export type ViewData = {
	heading: string;
	chart: string;
	/** Of the chart, in CSS pixels. */
	height: number;
	alt: string;
	table: ReportTable | null;
	/** The numbered notes on the chart, a line each. */
	notes: string[];
	/** Of a rare share: the waits between its events. */
	waits: { title: string; table: ReportTable } | null;
	/** Under the table: why baselines begin where they do, and whose the numbers of others are. */
	besides: string[];
};

export type SectionData = {
	id: string;
	title: string;
	question: string;
	sentence: string;
	/** Where few of the people in question were scored. */
	warning: string;
	/** Where the figure is not quite what was asked. */
	note: string;
	/** What the last points of the series say. */
	signal: string;
	views: ViewData[];
	comparisons: ComparisonData[];
	steps: StepRow[];
	definition: Term[];
};

export type SummaryRow = Brief & { id: string; title: string; sentence: string };

export type FamilyData = {
	title: string;
	intro: string;
	summary: SummaryRow[];
	sections: SectionData[];
};

/** Keeps a chart and gives the name of its file. */
export type KeepChart = (svg: string) => string;

/** What the pages are made with: where charts are kept, and what draws them. */
export type Making = { keep: KeepChart; charts: ReportCharts };

type Shown = Extract<Answer, { figure: Figure }>;

const isShown = (answer: Answer): answer is Shown => 'figure' in answer;

const headingOf = ({ figure }: Shown): string =>
	figure.asked.by ? `By ${figure.asked.by.replaceAll('_', ' ')}` : '';

function waitsOf(figure: Figure): ViewData['waits'] {
	const table = waitsTable(figure);
	if (!table) return null;
	const { title, heads } = table;
	const rows = table.rows.map(([head, ...cells]) => ({ head, cells, isWhole: false }));
	return { title, table: { heads, rows, shares: [2.1, 0.8, 1.3] } };
}

async function viewOf(shown: Shown, { keep, charts }: Making): Promise<ViewData[]> {
	const { figure } = shown;
	const { chart, notes } = await charts.ofFigure(figure);
	if (!chart) return [];
	const heading = headingOf(shown);
	const alt = heading ? `${heading}. ${chart.alt}` : chart.alt;
	const { height } = chart;
	const table = seriesTable(figure, notes) ?? null;
	const besides = table ? besideNotes(figure) : [];
	const lines = notes.map(noteLine);
	const waits = waitsOf(figure);
	return [{ heading, chart: keep(chart.svg), height, alt, table, notes: lines, waits, besides }];
}

/** Makes something of each, one after the other: charts are named in the order in which they stand. */
async function inOrder<T, R>(list: readonly T[], make: (each: T) => Promise<R[]>): Promise<R[]> {
	const made: R[] = [];
	for (const each of list) made.push(...(await make(each)));
	return made;
}

/** The sentence names the measure first, as a sentence on its own must; under a heading it would say it twice. */
export const withoutTitle = (sentence: string, { title }: Measure): string => {
	if (!sentence.startsWith(`${title}: `)) return sentence;
	const rest = sentence.slice(title.length + 2);
	return upperFirst(rest);
};

function refusedSection({ measure, answers }: Section): SectionData {
	const reasons = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []));
	const { id, title, question } = measure;
	const definition = definitionTerms(measure);
	const sentence = `No figure: ${reasons[0] ?? 'nothing was asked'}`;
	const empty = { warning: '', note: '', signal: '', views: [], comparisons: [], steps: [] };
	return { id, title, question, sentence, definition, ...empty };
}

/** The definition, after it what goes for this figure alone. */
function termsOf(figure: Figure, measure: Measure): Term[] {
	const own = [
		{ term: 'Bounds', words: boundsWords(figure, measure) },
		{ term: 'Compared', words: comparedWords(figure) },
		{ term: 'Intervals', words: methodWords(figure) },
		{ term: 'Effect size', words: effectSizeWords(figure) },
		{ term: 'Of the data', words: toldWords(figure) }
	];
	return [...own.filter(({ words }) => words !== ''), ...definitionTerms(measure)];
}

async function sectionOf(section: Section, making: Making): Promise<SectionData> {
	const shown = section.answers.filter(isShown);
	const [first] = shown;
	if (!first) return refusedSection(section);
	const { measure } = section;
	return {
		id: measure.id,
		title: measure.title,
		question: measure.question,
		sentence: withoutTitle(first.figure.sentence, measure),
		warning: section.lowCapture.join(' '),
		note: first.note ?? '',
		signal: first.figure.signal?.words ?? '',
		views: await inOrder(shown, (each) => viewOf(each, making)),
		comparisons: await inOrder(section.comparisons, async (each) => {
			const data = await comparisonData(each, making);
			return data ? [data] : [];
		}),
		steps: stepRows(first.figure),
		definition: termsOf(first.figure, measure)
	};
}

/** A headline measure as a row of the summary; none for another, or where it has no figure. */
export function summaryRow({ measure, isHeadline, answers }: Section): SummaryRow[] {
	const figure = answers.find(isShown)?.figure;
	if (!isHeadline || !figure) return [];
	const sentence = withoutTitle(figure.sentence, measure);
	return [{ id: measure.id, title: measure.title, ...briefOf(figure), sentence }];
}

const familyData = async (family: FamilySections, making: Making): Promise<FamilyData> => ({
	title: family.title,
	intro: family.intro,
	summary: family.sections.flatMap(summaryRow),
	sections: await inOrder(family.sections, async (section) => [await sectionOf(section, making)])
});

/** What the pages say of families of measures, in their order; charts go where `making` keeps them. Throws ReportRefused for a chart that is broken. */
export const familiesData = (families: FamilySections[], making: Making): Promise<FamilyData[]> =>
	inOrder(families, async (family) => [await familyData(family, making)]);
