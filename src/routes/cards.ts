import { chartHeight } from '#lib/charts/draw-figure.ts';
import { Drawing, type Card, type DefinitionText, type Meeting } from '#lib/components/card.ts';
import type { Action } from '#lib/measures/actions.ts';
import { bucketEnd } from '#lib/measures/calendar.ts';
import { isPeriod } from '#lib/measures/dimensions.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import { flowTable } from '#lib/measures/flow-table.ts';
import type { Measure } from '#lib/measures/measure.ts';
import {
	actionsOn,
	marksOn,
	notesOn,
	numberNotes,
	type Note,
	type SeriesNote
} from '#lib/measures/notes.ts';
import { getApplication } from '#lib/server/application.ts';
import { keptChart } from '#lib/server/drawing/kept-charts.ts';
import { FigureWithheld, QueryFailed, TookTooLong, WrongUsage } from '#lib/server/errors.ts';
import { lowCapture } from '#lib/server/figures/low-capture.ts';
import { readSettings } from '#lib/server/settings.ts';
import { definitionText } from './definition-text.ts';
import { pageQuestion, periodOf, type Selection } from './question.ts';
import { sayFailed } from './reason-of.ts';

const widths = { wide: 760, narrow: 328 };
const halfWidths = { wide: 540, narrow: 328 };

/** What is drawn on a figure: its notes, and where it stands beside another one, the numbers of that one too. */
type Drawn = { notes?: SeriesNote[]; fit?: number[] };

/** The picture for both widths, or only the room for it where the browser draws it itself. */
export async function draw(
	figure: Figure,
	isDrawn: boolean,
	{ notes = [], fit }: Drawn = {}
): Promise<Drawing> {
	const { wide: full, narrow: small } = fit ? halfWidths : widths;
	const heights = {
		wide: chartHeight(figure, full, notes, fit),
		narrow: chartHeight(figure, small, notes, fit)
	};
	// A flow is a table, and needs no picture.
	if (!isDrawn || flowTable(figure)) return new Drawing('', '', heights);
	const [wide, narrow] = await Promise.all([
		keptChart(figure, notes, full, fit),
		keptChart(figure, notes, small, fit)
	]);
	return new Drawing(wide, narrow, heights);
}

/** What a page asks of all its measures. */
export type Asking = { selection: Selection; dataThrough: string | null; isDrawn: boolean };

type Answer = { figure: Figure; undated?: string } | { reason: string };

const isPlain = ({ from, to, by }: Question): boolean => !from && !to && !by;

/** Asks; where the export cannot say when, asks again without when, and says so. */
async function askOrSay(question: Question): Promise<Answer> {
	try {
		return { figure: await getApplication().ask(question) };
	} catch (error) {
		if (error instanceof WrongUsage || error instanceof TookTooLong)
			return { reason: error.message };
		if (error instanceof QueryFailed) return { reason: sayFailed(error, question) };
		if (!(error instanceof FigureWithheld)) throw error;
		if (isPlain(question)) return { reason: error.reason };
		const plain = { ...question, from: undefined, to: undefined, by: undefined };
		const answer = await askOrSay(plain);
		return 'reason' in answer ? answer : { ...answer, undated: error.reason };
	}
}

/** What stands over measures of change where few people were scored at both ends. */
export function lowCaptureNotes(
	measures: Measure[],
	{ selection, dataThrough }: Omit<Asking, 'isDrawn'>
): Promise<string[]> {
	const { ask, catalogue, folder } = getApplication();
	const period = periodOf(selection, dataThrough);
	return lowCapture(
		measures,
		{ ask, catalogue, settings: readSettings(folder.root) },
		{ ...period, where: selection.where, audience: 'inside' }
	);
}

/** What people wrote. */
export type Written = { notes: Note[]; actions: Action[] };

/** What people wrote, read once for all cards of a page. */
export async function readWritten(): Promise<Written> {
	const { notes, actions } = getApplication();
	return { notes: await notes.list(), actions: await actions.list() };
}

/** The last day of the last period a series shows, or of the period asked for; empty where there is neither. */
function lastDay({ asked, series, period, asOf }: Figure): string {
	const by = asked.by;
	const key = isPeriod(by) ? series.at(-1)?.by[by] : undefined;
	if (isPeriod(by) && key !== undefined) return bucketEnd(String(key), by);
	return period.to ?? asOf.dataThrough ?? '';
}

const meetingOf = (figure: Figure, { notes, actions }: Written): Meeting => ({
	notes: notesOn(figure, notes),
	actions: actionsOn(figure, actions),
	where: figure.asked.where,
	day: lastDay(figure)
});

/** Asks one measure and draws it for both widths, or says why there is nothing to draw. */
async function makeCard(
	definition: DefinitionText,
	question: Question,
	written: Written,
	isDrawn: boolean
) {
	const answer = await askOrSay(question);
	if ('reason' in answer) return { state: 'refused', definition, reason: answer.reason } as const;
	const { figure } = answer;
	const notes = numberNotes(figure, marksOn(figure, written.notes, written.actions));
	const drawing = await draw(figure, isDrawn, { notes });
	const meeting = meetingOf(figure, written);
	return { state: 'shown', definition, ...answer, drawing, notes, meeting } as const;
}

/**
 * The cards of several measures, asked at once, in the order given. `isDrawn` false leaves out the charts: a browser
 * that fetches only data draws them itself.
 */
export async function makeCards(
	measures: Measure[],
	{ selection, dataThrough, isDrawn }: Asking
): Promise<Card[]> {
	const settings = readSettings(getApplication().folder.root);
	const written = await readWritten();
	return Promise.all(
		measures.map((measure) =>
			makeCard(
				definitionText(measure, settings),
				pageQuestion(measure, selection, dataThrough),
				written,
				isDrawn
			)
		)
	);
}
