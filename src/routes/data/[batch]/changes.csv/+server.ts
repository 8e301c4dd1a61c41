import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { changesPath } from '#lib/server/intake/changes.ts';
import type { RequestHandler } from './$types';

/** Every row that a load changed, by file, table, line, key and the columns that changed. */
export const GET: RequestHandler = async ({ params }) => {
	const { batches, folder } = getApplication();
	const batch = (await batches()).find(({ id }) => id === params.batch);
	// Loads before there were such lists have none.
	if (!batch?.files.some((file) => file.changes.length > 0))
		error(404, { message: 'This load changed no rows.', mend: 'See the list of loads.' });
	const csv = createReadStream(changesPath(folder, batch.id));
	return new Response(Readable.toWeb(csv) as ReadableStream, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${batch.id}-changes.csv"`
		}
	});
};
