import { createReadStream } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { findClosing } from '../../find-closing.ts';
import type { RequestHandler } from './$types';

const types: Record<string, string> = {
	'.json': 'application/json',
	'.pdf': 'application/pdf',
	'.parquet': 'application/vnd.apache.parquet'
};

/** A file of a closed month, as it was frozen. Only what its manifest names is given out. */
export const GET: RequestHandler = async ({ params: { month, version, file } }) => {
	const { months } = getApplication();
	const closing = await findClosing(month, version);
	const { files } = await months.manifest(closing);
	const names = ['manifest.json', ...files.map((each) => each.file)];
	if (!names.includes(file))
		error(404, { message: 'There is no such file.', mend: 'See the files of the month.' });
	const content = createReadStream(join(months.path(closing), file));
	return new Response(Readable.toWeb(content) as ReadableStream, {
		headers: {
			'Content-Type': types[extname(file)] ?? 'application/octet-stream',
			'Content-Disposition': `attachment; filename="${month}-v${version}-${file}"`
		}
	});
};
