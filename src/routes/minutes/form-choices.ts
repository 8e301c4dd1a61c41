import { getApplication } from '#lib/server/application.ts';
import { recordChoices } from '../record-choices.ts';

/** What the form of minutes offers: measures, places, and the actions a decision may lead to. */
export async function formChoices() {
	const actions = await getApplication().actions.list();
	return {
		...(await recordChoices()),
		actions: actions.map(({ number, aim }) => ({ number, aim }))
	};
}

export type FormChoices = Awaited<ReturnType<typeof formChoices>>;
