import { getApplication } from '#lib/server/application.ts';
import { storeRecord } from '../../record-forms.ts';
import { measureTitles } from '../measure-titles.ts';
import { minutesOf } from './minutes-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const [minutes, ...earlier] = await minutesOf(params.id);
	return { minutes, earlier, titles: measureTitles() };
};

export const actions: Actions = {
	withdraw: (sent) =>
		storeRecord(sent, async ({ text, signed }) => {
			await getApplication().minutes.withdraw(sent.params.id, text('why'), signed);
		})
};
