import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import type { RequestHandler } from './$types';

/** Every rejected row of a load, by file, table, line, column and rule. */
export const GET: RequestHandler = async ({ params }) => {
	const { batches, folder } = getApplication();
	const batch = (await batches()).find(({ id }) => id === params.batch);
	if (!batch?.files.some((file) => file.rejected > 0)) {
		error(404, { message: 'This load has no rejected rows.', mend: 'See the list of loads.' });
	}
	const csv = await readFile(join(folder.receipts, `${batch.id}.rejects.csv`));
	return new Response(csv, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${batch.id}-rejects.csv"`
		}
	});
};
