import { stateWords } from '#lib/measures/actions.ts';
import { getApplication } from '#lib/server/application.ts';
import { storeRecord } from '../../record-forms.ts';
import { today } from '../../today.ts';
import { formChoices } from '../form-choices.ts';
import { readMinutes } from '../read-minutes.ts';
import { measureTitles } from '../measure-titles.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { minutes, actions } = getApplication();
	const open = (await actions.list()).filter(({ state }) => state === 'open');
	return {
		last: (await minutes.list())[0] ?? null,
		open: open.map((action) => ({
			number: action.number,
			aim: action.aim,
			owner: action.owner,
			state: stateWords(action, today())
		})),
		titles: measureTitles(),
		choices: await formChoices()
	};
};

export const actions: Actions = {
	store: (sent) =>
		storeRecord(sent, async (fields) => {
			const id = await getApplication().minutes.add(readMinutes(fields), fields.signed);
			return `/minutes/${id}`;
		})
};
