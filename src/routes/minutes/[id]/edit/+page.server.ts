import { getApplication } from '#lib/server/application.ts';
import { storeRecord } from '../../../record-forms.ts';
import { formChoices } from '../../form-choices.ts';
import { readMinutes } from '../../read-minutes.ts';
import { minutesOf } from '../minutes-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const [minutes] = await minutesOf(params.id);
	return { minutes, choices: await formChoices() };
};

export const actions: Actions = {
	store: (sent) =>
		storeRecord(sent, async (fields) => {
			const { id } = sent.params;
			const seen = fields.whole('version');
			await getApplication().minutes.change(id, seen, readMinutes(fields), fields.signed);
			return `/minutes/${id}`;
		})
};
