import { error } from '@sveltejs/kit';
import { languageOf, type Language } from '#lib/messages/say.ts';
import { getApplication } from '#lib/server/application.ts';
import { linkState, type SharedLink } from '#lib/server/sharing/links.ts';
import { languagesOf } from '#lib/server/sharing/shared-page.ts';
import { today } from '../../today.ts';

// One text for every page that is not there; only the status tells a mistyped address from a page that was taken away.
const message = 'This page is not available.';

/**
 * The page of an address that can be read today, and the language it is read in: the one that is wished for where all
 * its figures have words in it. Answers 404 for an address that never was one, 410 for an expired or revoked page.
 */
export async function readLink(
	token: string,
	{ searchParams }: URL
): Promise<{ link: SharedLink; language: Language }> {
	const { links, catalogue } = getApplication();
	const link = await links.find(token);
	if (!link) error(404, { message });
	if (linkState(link, today()) !== 'open') error(410, { message });
	const wished = languageOf(searchParams.get('lang')) ?? link.language;
	return { link, language: languagesOf(link.measures, catalogue).includes(wished) ? wished : 'en' };
}
