import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import type { PageServerLoad } from './$types';

// What a person may want to read on paper; the CSV has the others.
const shownRejects = 200;

async function findBatch(id: string) {
	const batch = (await getApplication().batches()).find((each) => each.id === id);
	const files = batch?.files.map((file) => ({
		...file,
		rejects: file.rejects.slice(0, shownRejects),
		rejects_not_listed: file.rejects_not_listed + Math.max(0, file.rejects.length - shownRejects)
	}));
	return batch && files && { ...batch, files };
}

/** Everything that is kept of one load, or of one that was refused. */
export const load: PageServerLoad = async ({ params: { batch: id } }) => {
	const batch = await findBatch(id);
	const refusal = (await getApplication().refusals()).find((each) => each.id === id);
	if (!batch && !refusal)
		error(404, { message: 'There is no such load.', mend: 'See the list of loads.' });
	return { batch, refusal };
};
