import { aimWords, latestAim } from '#lib/measures/aims.ts';
import type { Figure } from '#lib/measures/figure.ts';
import { shortSteps } from '#lib/measures/ledger-words.ts';
import { formatDate } from '#lib/measures/format.ts';
import type { Minutes } from '#lib/measures/minutes.ts';
import { toldCell } from '#lib/measures/restatement.ts';
import { expectations } from '#lib/server/reports/accreditation-index.ts';
import type { EvidenceMonths } from '#lib/server/reports/accreditation-months.ts';
import { askPlan, type Asking, type Section } from '#lib/server/reports/ask-plan.ts';
import { reportHead } from '#lib/server/reports/cover.ts';
import { allSettings, definitionTerms, type Term } from '#lib/server/reports/definition.ts';
import { meetingData, type MeetingRecords } from '#lib/server/reports/meeting-data.ts';
import { readPlan } from '#lib/server/reports/read-plan.ts';
import { openReportCharts } from '#lib/server/reports/report-charts.ts';
import { familiesData, type SectionData } from '#lib/server/reports/report-data.ts';
import {
	checkSnapshot,
	figuresOf,
	keepIn,
	reportJson,
	type Files
} from '#lib/server/reports/report-frame.ts';
import type { ReportLook } from '#lib/server/reports/report-look.ts';
import { withoutColumns, withColumn, type ReportTable } from '#lib/server/reports/series-table.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { marksOn } from '#lib/measures/notes.ts';

/** What the evidence is made of: whom to ask, the closed months, what meetings wrote down, what is known of the data. */
export type AccreditationReport = Asking & {
	from: string;
	to: string;
	organisation?: string;
	look?: ReportLook;
	settings?: Settings;
	months: EvidenceMonths;
	quality: Term[];
	meeting: MeetingRecords;
};

const noAim = 'None is set. Set one on the page Targets and benchmarks.';
const noNotes =
	'None is written down. Add a note on the page of the measure where something explains a month.';

/** What a closed month reported, where it is not what is known now. */
function reportedCell(figure: Figure, place: number, { reported }: EvidenceMonths): string {
	const point = figure.series[place];
	const month = String(point?.by.month ?? '');
	if (!reported.has(month)) return 'not closed: provisional';
	const was = reported.get(month)?.get(figure.measure.id);
	const now = point && (toldCell(point.value, figure.measure)?.words ?? 'none');
	if (reported.get(month) === undefined) return 'package altered';
	return was === undefined || was === now ? 'the same' : was;
}

function tableOf(table: ReportTable | null, figure: Figure, months: EvidenceMonths) {
	if (!table || figure.asked.by !== 'month') return table;
	const text = (place: number) => reportedCell(figure, place, months);
	return withColumn(withoutColumns(table, ['Usual range']), {
		head: 'As reported',
		share: 1.5,
		text
	});
}

/** An indicator with what a surveyor asks of it: population, source, aim, result, extenuating factors. */
function indicatorOf(data: SectionData, section: Section, { months, to }: AccreditationReport) {
	const figure = section.answers.flatMap((each) => ('figure' in each ? [each.figure] : []))[0];
	const view = data.views[0];
	const aim = figure && latestAim(figure);
	const source = definitionTerms(section.measure).filter(({ term }) => term !== 'Window');
	const notes = view?.notes ?? [];
	return {
		id: data.id,
		title: data.title,
		sentence: data.sentence,
		signal: data.signal,
		terms: [
			{ term: 'Population', words: figure ? `${shortSteps(figure.ledger)}.` : data.sentence },
			...source,
			{
				term: 'Target',
				words: figure && aim ? aimWords(aim, figure.measure, to.slice(0, 7)) : noAim
			},
			{ term: 'Extenuating factors', words: notes.length > 0 ? notes.join(' ') : noNotes }
		],
		chart: view?.chart ?? '',
		alt: view?.alt ?? '',
		table: view && figure ? tableOf(view.table, figure, months) : null
	};
}

const sharedOf = (minutes: Minutes[], { from, to }: AccreditationReport) =>
	minutes
		.filter(({ heldOn, withdrawnWhy }) => withdrawnWhy === null && heldOn >= from && heldOn <= to)
		.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
		.map(({ heldOn, attendance, decisions }) => ({
			day: formatDate(heldOn),
			attendance: attendance.join(', ') || 'nobody is named',
			decisions: decisions.map(({ text }) => text).join(' ') || 'none written down'
		}));

/** The texts of the evidence by file name, as the template reads them: report.json and one SVG a chart. */
export async function accreditationReportFiles(report: AccreditationReport): Promise<Files> {
	const plan = readPlan('accreditation');
	const { notes, actions, minutes } = report.meeting;
	const drawing = openReportCharts((figure) => marksOn(figure, notes, actions));
	const { families, absent } = await askPlan({ ...report, shown: drawing.ofFigure }, plan);
	const figures = figuresOf(families);
	checkSnapshot(figures);
	const charts: Files = {};
	const made = await familiesData(families, { keep: keepIn(charts), charts: drawing });
	const measures = families.flatMap(({ sections }) => sections.map(({ measure }) => measure));
	const data = {
		title: plan.title,
		...reportHead(report, figures, measures.length),
		index: expectations,
		families: made.map(({ title, intro, sections }, place) => {
			const indicators = sections.map((data, at) => {
				const section = families[place]?.sections[at];
				return section ? [indicatorOf(data, section, report)] : [];
			});
			return { title, intro, indicators: indicators.flat() };
		}),
		quality: report.quality,
		meeting: meetingData({ ...report.meeting, minutes: [] }, report),
		shared: sharedOf(minutes, report),
		months: report.months.rows,
		verified: report.months.verified,
		settings: allSettings(measures, report.settings ?? readSettings()),
		absent
	};
	return { ...charts, 'report.json': reportJson(data) };
}

/**
 * The evidence for accreditation as a PDF: tagged (PDF/UA-1), the same bytes for the same answers. Throws ReportRefused
 * where a chart is broken or the pages cannot be set; then nothing is to be written.
 */
export async function makeAccreditationReport(report: AccreditationReport): Promise<Uint8Array> {
	const files = await accreditationReportFiles(report);
	return typeset('accreditation.typ', { ...files, ...report.look?.files });
}
