import { error } from '@sveltejs/kit';
import { languageOf } from '#lib/messages/say.ts';
import { getApplication } from '#lib/server/application.ts';
import { languagesOf } from '#lib/server/sharing/shared-page.ts';
import { linkState } from '#lib/server/sharing/links.ts';
import { logoAddress } from '../../logo-address.ts';
import { today } from '../../today.ts';
import type { PageServerLoad } from './$types';

// One text for every page that is not there; only the status tells a mistyped address from a page that was taken away.
const message = 'This page is not available.';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const application = getApplication();
	const link = await application.links.find(params.token);
	if (!link) error(404, { message });
	if (linkState(link, today()) !== 'open') error(410, { message });
	const spoken = languagesOf(link.measures, application.catalogue);
	const wished = languageOf(url.searchParams.get('lang')) ?? link.language;
	const language = spoken.includes(wished) ? wished : 'en';
	locals.language = language;
	const { organisation } = await application.theme();
	const page = await application.sharedPage(link, { language, today: today(), organisation });
	await application.links.countLook(link.id, new Date());
	return { page, organisation, logo: await logoAddress() };
};
