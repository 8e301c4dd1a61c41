import type { Figure } from '#lib/measures/figure.ts';
import { marksOn } from '#lib/measures/notes.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { WhatChanged } from '#lib/measures/what-changed.ts';
import type { AskingDisparities } from '#lib/server/disparities/ask-disparities.ts';
import { defineMeasure } from '#lib/server/measures/define-measure.ts';
import { askPlan, type Asking, type FamilySections } from '#lib/server/reports/ask-plan.ts';
import { changedData } from '#lib/server/reports/changed-data.ts';
import { reportHead } from '#lib/server/reports/cover.ts';
import { bookEntries } from '#lib/server/reports/book-entries.ts';
import { allSettings, allThresholds } from '#lib/server/reports/definition.ts';
import { disparitySection } from '#lib/server/reports/disparity-data.ts';
import { disparityPlan } from '#lib/server/reports/disparity-plan.ts';
import { meetingData, type MeetingRecords } from '#lib/server/reports/meeting-data.ts';
import { planWithOwn } from '#lib/server/reports/plan-with-own.ts';
import { readPlan } from '#lib/server/reports/read-plan.ts';
import { openReportCharts, type ReportCharts } from '#lib/server/reports/report-charts.ts';
import { familiesData } from '#lib/server/reports/report-data.ts';
import {
	checkSnapshot,
	figuresOf,
	keepIn,
	reportJson,
	type Files
} from '#lib/server/reports/report-frame.ts';
import type { ReportLook } from '#lib/server/reports/report-look.ts';
import { typeset } from '#lib/server/reports/typeset.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';

/** What a quality report is made of: whom to ask, about which rows, for whom. `settings` are those in force. */
export type CqiReport = Asking & {
	organisation?: string;
	/** The clinic's own look, with the name that stands where none is given. */
	look?: ReportLook;
	settings?: Settings;
	/** The ids of the clinic's own instruments: what they measure goes in with its own measures. */
	ownInstruments?: string[];
	/** What meetings wrote down. Readers outside are not shown it: nobody looked whether it is meant for them. */
	meeting?: MeetingRecords;
	/** The list of what changed, which comes first; asked about the same rows, for the same audience. */
	changed?: WhatChanged;
};

const nothingWritten: MeetingRecords = { notes: [], actions: [], minutes: [], today: '2000-01-01' };

const comparedOf = (families: FamilySections[]): Figure[] =>
	families.flatMap(({ sections }) =>
		sections.flatMap(({ comparisons }) => comparisons.map(({ figure }) => figure))
	);

const writtenOf = ({ audience, meeting = nothingWritten }: CqiReport): MeetingRecords =>
	audience === 'inside' ? meeting : nothingWritten;

async function dataOf(
	report: CqiReport,
	found: Awaited<ReturnType<typeof askPlan>>,
	{ charts, files }: { charts: ReportCharts; files: Files }
) {
	const { families, absent } = found;
	const figures = figuresOf(families);
	const settings = report.settings ?? readSettings();
	const written = writtenOf(report);
	const define = (measure: Measure) => defineMeasure(measure, settings);
	const measures = families.flatMap(({ sections }) => sections.map(({ measure }) => measure));
	return {
		...reportHead(report, figures, measures.length),
		families: await familiesData(families, { keep: keepIn(files), charts }),
		meeting: meetingData(written, report),
		thresholds: allThresholds(measures),
		definitions: bookEntries(measures.map(define), report.catalogue.list().map(define)),
		settings: allSettings(measures, settings),
		absent
	};
}

const askingDisparities = (report: CqiReport): AskingDisparities => {
	const { ask, catalogue, from, to, where, audience, settings = readSettings() } = report;
	return { ask, catalogue, settings, asked: { from, to, where, audience } };
};

/** The texts of a report by file name, as the template reads them: report.json and one SVG a chart. */
export async function cqiReportFiles(report: CqiReport): Promise<Files> {
	const { catalogue, ownInstruments } = report;
	const plan = planWithOwn(readPlan('cqi'), catalogue.list(), new Set(ownInstruments));
	const files: Files = {};
	const { notes, actions } = writtenOf(report);
	const charts = openReportCharts((figure) => marksOn(figure, notes, actions));
	const [found, disparities] = await Promise.all([
		askPlan({ ...report, shown: charts.ofFigure }, plan),
		disparitySection(askingDisparities(report))
	]);
	const asked = [...figuresOf(found.families), ...comparedOf(found.families)];
	const ofList = report.changed?.snapshot ? [report.changed.snapshot] : [];
	checkSnapshot([...asked, ...disparities.figures], ...ofList);
	const data = {
		title: plan.title,
		...(await dataOf(report, found, { charts, files })),
		changed: report.changed ? changedData(report.changed) : null,
		disparities: { ...disparities.data, plan: disparityPlan(writtenOf(report).actions, catalogue) }
	};
	return { ...files, 'report.json': reportJson(data) };
}

/**
 * The quality report as a PDF: tagged (PDF/UA-1), with vector charts, the same bytes for the same answers.
 * Throws ReportRefused where a chart is broken or the pages cannot be set; then nothing is to be written.
 */
export async function makeCqiReport(report: CqiReport): Promise<Uint8Array> {
	return typeset('cqi.typ', { ...(await cqiReportFiles(report)), ...report.look?.files });
}
