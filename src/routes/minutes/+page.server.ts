import { getApplication } from '#lib/server/application.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const list = await getApplication().minutes.list();
	return {
		minutes: list.map(({ id, heldOn, agenda, decisions, nextOn }) => ({
			id,
			heldOn,
			entries: agenda.length,
			decisions: decisions.length,
			nextOn
		}))
	};
};
