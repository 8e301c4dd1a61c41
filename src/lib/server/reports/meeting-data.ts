import { actionLabel, directionWords, stateWords, type Action } from '#lib/measures/actions.ts';
import { formatDate } from '#lib/measures/format.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import type { Minutes } from '#lib/measures/minutes.ts';
import type { Note } from '#lib/measures/notes.ts';
import { placeWords } from '#lib/measures/place.ts';
import type { Term } from '#lib/server/reports/definition.ts';

/** What meetings wrote down: notes and actions as they are in force, and minutes. `today` (ISO) says what is overdue. */
export type MeetingRecords = {
	notes: Note[];
	actions: Action[];
	minutes: Minutes[];
	today: string;
};

/** What the pages say of them: decisions by meeting, and each action with its terms. */
export type MeetingData = {
	intro: string;
	decisions: { day: string; text: string; action: string }[];
	actions: { title: string; terms: Term[] }[];
};

type Asked = { from?: string; to?: string; catalogue: Catalogue };

function decisionsOf(minutes: Minutes[], isInside: (day: string) => boolean) {
	const held = minutes.filter(({ heldOn }) => isInside(heldOn));
	return held
		.toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
		.flatMap(({ heldOn, decisions }) =>
			decisions.map(({ text, action }) => ({
				day: formatDate(heldOn),
				text,
				action: action === null ? '' : `A${action}`
			}))
		);
}

/** Whether an action was alive in the period: begun before its end, and not closed before its beginning. */
function isAlive(action: Action, { from, to }: Asked): boolean {
	const day = action.recordedAt.slice(0, 10);
	const begun = [action.doOn, action.dueOn].flatMap((each) => each ?? []).sort()[0] ?? day;
	const isOver = action.state !== 'open' && from !== undefined && day < from;
	return !isOver && (to === undefined || begun <= to || day <= to);
}

function termsOf(action: Action, measure: Measure | undefined, today: string): Term[] {
	const { where, owner, dueOn, doOn, prediction, result, signalSaid } = action;
	const predicted = directionWords(action, measure);
	const terms = [
		{
			term: 'About',
			words: `${measure?.title ?? action.measure ?? 'no measure'}, ${placeWords(where)}`
		},
		{
			term: 'Prediction',
			words: [prediction, predicted && `Predicted to go ${predicted}.`].filter(Boolean).join(' ')
		},
		{ term: 'Owner', words: owner },
		{ term: 'Due', words: formatDate(dueOn) },
		{ term: 'Change began', words: doOn === null ? 'not yet' : formatDate(doOn) },
		{ term: 'State', words: stateWords(action, today) },
		{ term: 'Result', words: result },
		{ term: 'The series said', words: signalSaid }
	];
	return terms.filter(({ words }) => words !== '');
}

/**
 * Decisions of meetings in the period and the actions that were alive in it, in words. How an action stands is told as
 * of the records' `today`, never of the clock: the same records give the same pages.
 */
export function meetingData(
	{ actions, minutes, today }: MeetingRecords,
	asked: Asked
): MeetingData {
	const { from, to, catalogue } = asked;
	const isInside = (day: string) =>
		(from === undefined || day >= from) && (to === undefined || day <= to);
	const measures = new Map(catalogue.list().map((measure) => [measure.id, measure]));
	const alive = actions.filter((action) => isAlive(action, asked));
	return {
		intro: `How an action stands is told as of ${formatDate(today)}.`,
		decisions: decisionsOf(minutes, isInside),
		actions: alive
			.toSorted((a, b) => a.number - b.number)
			.map((action) => ({
				title: `${actionLabel(action)}: ${action.aim}`,
				terms: termsOf(action, measures.get(action.measure ?? ''), today)
			}))
	};
}
