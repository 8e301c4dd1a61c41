import { fail } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { receiptToJson } from '#lib/server/intake/receipt.ts';
import type { Actions, PageServerLoad } from './$types';
import { readChoices } from './read-choices.ts';
import { withUpload, type Upload } from './receive-upload.ts';

export const load: PageServerLoad = async () => ({
	batches: (await getApplication().batches()).toReversed()
});

const complain = (message: string) => fail(400, { problem: message });

async function loadUpload({ files, fields }: Upload) {
	if (files.length === 0) return complain('No file was chosen. Choose one or several, then load.');
	const options = { ...readChoices(fields), now: new Date() };
	const { receipt, messages, status } = await getApplication().load(files, options);
	const loaded = { ...receiptToJson(receipt), messages, status };
	// A failure leaves the form as it is: the files stay chosen while something is mended.
	return status === 0 || status === 5 ? { loaded } : fail(422, { loaded });
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
