import { getApplication } from '#lib/server/application.ts';
import { directionWords, isOverdue, stateWords, type Action } from '#lib/measures/actions.ts';
import { placeWords } from '#lib/measures/place.ts';
import { recordChoices } from '../record-choices.ts';
import { storeRecord } from '../record-forms.ts';
import { today } from '../today.ts';
import { measureNames } from './measure-names.ts';
import { readAction } from './read-action.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { actions } = getApplication();
	const names = measureNames();
	const now = today();
	const row = (action: Action) => {
		const measure = action.measure === null ? undefined : names.get(action.measure);
		return {
			number: action.number,
			aim: action.aim,
			about: [measure?.title ?? action.measure ?? 'no measure', placeWords(action.where)].join(
				', '
			),
			predicted: directionWords(action, measure),
			owner: action.owner,
			state: stateWords(action, now),
			isOpen: action.state === 'open',
			isOverdue: isOverdue(action, now)
		};
	};
	const rows = (await actions.list()).map(row);
	return {
		open: rows.filter(({ isOpen }) => isOpen),
		closed: rows.filter(({ isOpen }) => !isOpen),
		choices: await recordChoices()
	};
};

export const actions: Actions = {
	add: (sent) =>
		storeRecord(sent, async (fields) => {
			const follows = fields.whole('follows') || null;
			const number = await getApplication().actions.add(readAction(fields), fields.signed, follows);
			return fields.back === '/' ? `/actions/${number}` : undefined;
		})
};
