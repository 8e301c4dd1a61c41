import { error } from '@sveltejs/kit';
import {
	directionWords,
	historyOf,
	isOverdue,
	missingToClose,
	stateWords
} from '#lib/measures/actions.ts';
import { marksOn, numberNotes } from '#lib/measures/notes.ts';
import { getApplication } from '#lib/server/application.ts';
import type { ActionRecord } from '#lib/server/meeting/actions.ts';
import { draw } from '../../cards.ts';
import { storeRecord, type RecordFields } from '../../record-forms.ts';
import { today } from '../../today.ts';
import { measureNames } from '../measure-names.ts';
import { readAction } from '../read-action.ts';
import { studyAction, type Study } from './study.ts';
import type { Actions, PageServerLoad } from './$types';

async function recordOf(id: string): Promise<ActionRecord> {
	const record = await getApplication().actions.get(Number(id));
	if (record) return record;
	error(404, { message: `There is no action A${id}.`, mend: 'The Actions page lists them all.' });
}

async function chartOf({ figure }: Study, isDrawn: boolean) {
	if (!figure || figure.series.length === 0) return null;
	const { notes, actions } = getApplication();
	const marks = marksOn(figure, await notes.list(), await actions.list());
	const numbered = numberNotes(figure, marks);
	return { figure, notes: numbered, drawing: await draw(figure, isDrawn, { notes: numbered }) };
}

export const load: PageServerLoad = async ({ params, isDataRequest }) => {
	const { action, versions, steps, followedBy } = await recordOf(params.id);
	const names = measureNames();
	const study = await studyAction(action);
	const measure = names.get(action.measure ?? '');
	return {
		action,
		measure: measure ? { title: measure.title, isRate: measure.valueUnit === 'rate' } : null,
		predicted: directionWords(action, measure),
		state: stateWords(action, today()),
		isOverdue: isOverdue(action, today()),
		missing: missingToClose(action, 'given on the form'),
		verdict: study.verdict,
		chart: await chartOf(study, !isDataRequest),
		steps,
		history: historyOf(versions, names),
		followedBy: followedBy.map(({ number, aim }) => ({ number, aim }))
	};
};

async function close(id: string, { text, signed }: RecordFields): Promise<void> {
	const { action } = await recordOf(id);
	const { verdict } = await studyAction(action);
	const fields = {
		outcome: text('outcome'),
		result: text('result'),
		signalSaid: verdict.words
	};
	await getApplication().actions.close(action.number, fields, signed);
}

export const actions: Actions = {
	change: (sent) =>
		storeRecord(sent, (fields) =>
			getApplication().actions.change(
				Number(sent.params.id),
				fields.whole('version'),
				readAction(fields),
				fields.signed
			)
		),
	log: (sent) =>
		storeRecord(sent, ({ text, signed }) =>
			getApplication().actions.log(
				Number(sent.params.id),
				{ day: text('day'), text: text('text') },
				signed
			)
		),
	close: (sent) => storeRecord(sent, (fields) => close(sent.params.id, fields))
};
