import { fail } from '@sveltejs/kit';
import { isIsoDate } from '#lib/measures/calendar.ts';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { receiptToJson } from '#lib/server/intake/receipt.ts';
import { routes } from '#lib/server/warehouse/manifest.ts';
import type { Actions, PageServerLoad } from './$types';
import { withUpload, type Upload } from './receive-upload.ts';

export const load: PageServerLoad = async () => ({
	batches: (await getApplication().batches()).toReversed()
});

const complain = (message: string) => fail(400, { problem: message });

async function loadUpload({ files, fields }: Upload) {
	if (files.length === 0) return complain('No file was chosen. Choose one or several, then load.');
	const route = routes.find((known) => known === fields.route);
	if (!route) return complain('Say which route the dates took, then load again.');
	const asOf = fields.as_of || undefined;
	if (asOf && !isIsoDate(asOf)) return complain('The day of the export is not a date.');
	const { receipt, messages, status } = await getApplication().load(files, {
		route,
		asOf,
		now: new Date()
	});
	return { loaded: { ...receiptToJson(receipt), messages, status } };
}

/** What the reader can mend comes back on the page; everything else is the error page's. */
async function orProblem<T>(work: () => Promise<T>) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof PlumblineError) return complain(error.message);
		throw error;
	}
}

export const actions: Actions = {
	load: ({ request }) => orProblem(() => withUpload(request, loadUpload)),
	undo: async ({ request }) => {
		const batch = String((await request.formData()).get('batch'));
		return orProblem(async () => {
			await getApplication().undo(batch);
			return { undone: batch };
		});
	}
};
