import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { findClosing } from '../../find-closing.ts';
import { frozenView } from './frozen-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const { months } = getApplication();
	const closing = await findClosing(params.month, url.searchParams.get('version'));
	const kept = await months.ledger(closing, params.measure);
	if (!kept)
		error(404, {
			message: 'This closing keeps no such figure.',
			mend: 'See the figures of the month, as reported.'
		});
	const { numbers } = await months.compare(closing);
	return { closing, ...frozenView(kept, numbers, closing.month) };
};
