import { error } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { readLogo } from '#lib/server/theme/read-logo.ts';
import type { RequestHandler } from './$types';

/** The clinic's logo. Pages draw it as a picture, in which no script runs; opened by itself it may do nothing either. */
export const GET: RequestHandler = async () => {
	const { folder, theme } = getApplication();
	const name = (await theme()).logo;
	const logo = name === undefined ? undefined : readLogo(folder.root, name);
	if (!logo || 'rule' in logo) error(404, { message: 'There is no logo.' });
	return new Response(new Uint8Array(logo.bytes), {
		headers: {
			'Content-Type': logo.type,
			'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox"
		}
	});
};
