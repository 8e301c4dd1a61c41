import { fail, redirect } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import type { Actions, PageServerLoad } from './$types';
import { receiveUpload } from './receive-upload.ts';

export const load: PageServerLoad = async () => {
	const { batches, refusals, deliveries } = getApplication();
	return {
		batches: (await batches()).toReversed(),
		refusals: (await refusals()).toReversed(),
		waiting: deliveries.waiting().map(({ id, receivedAt, files }) => ({
			id,
			receivedAt: receivedAt.toISOString(),
			files: files.map(({ name }) => name)
		}))
	};
};

const complain = (message: string) => fail(400, { problem: message });

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
	/** Takes files in, to be looked at before they are loaded. */
	receive: ({ request }) =>
		orProblem(async () => {
			const { folder, begin, abandon } = await getApplication().deliveries.receive();
			let isBegun = false;
			try {
				const files = await receiveUpload(request, folder);
				if (files.length === 0) return complain('No file was chosen. Choose one or several.');
				const { id } = begin(files);
				isBegun = true;
				redirect(303, `/data/incoming/${id}`);
			} finally {
				if (!isBegun) abandon();
			}
		}),
	undo: async ({ request }) => {
		const batch = String((await request.formData()).get('batch'));
		return orProblem(async () => {
			await getApplication().undo(batch);
			return { undone: batch };
		});
	}
};
