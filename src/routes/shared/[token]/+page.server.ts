import { getApplication } from '#lib/server/application.ts';
import { logoAddress } from '../../logo-address.ts';
import { today } from '../../today.ts';
import { readLink } from './read-link.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { link, language } = await readLink(params.token, url);
	const { links, sharedPage, theme } = getApplication();
	locals.language = language;
	const { organisation } = await theme();
	const page = await sharedPage(link, { language, today: today(), organisation });
	await links.countLook(link.id, new Date());
	return { page, organisation, logo: await logoAddress() };
};
