import { fail } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { ProfileFaulty } from '#lib/server/profiles/parse-profile.ts';
import { ProfileHoldsSql, openProfiles } from '#lib/server/profiles/profile-store.ts';
import type { Actions, PageServerLoad } from './$types';
import { readUpload } from './read-upload.ts';

const profiles = () => openProfiles(getApplication().folder);

export const load: PageServerLoad = () => ({
	profiles: profiles()
		.list()
		.map(({ profile, isOwn, hidesShipped }) => ({
			name: profile.name,
			version: profile.version,
			about: profile.about,
			saved: profile.saved,
			tables: [...new Set(profile.tables.map(({ table }) => table))],
			recognise: profile.recognise,
			isOwn,
			hidesShipped
		}))
});

/** What the reader can mend comes back on the page, with the text that was sent; the rest is the error page's. */
function complain(error: unknown, text: string) {
	if (error instanceof ProfileHoldsSql)
		return fail(422, { asks: { expressions: error.expressions, text } });
	if (error instanceof ProfileFaulty) return fail(422, { problems: error.problems });
	if (error instanceof PlumblineError) return fail(400, { problems: [error.message] });
	throw error;
}

export const actions: Actions = {
	import: async ({ request }) => {
		const { text, who, allowSql } = await readUpload(request);
		if (text.trim() === '')
			return fail(400, { problems: ['No file was chosen. Choose a profile, then import it.'] });
		try {
			const at = new Date().toISOString();
			const { name, version } = await profiles().importText(text, { by: who, at, allowSql });
			return { imported: { name, version } };
		} catch (error) {
			return complain(error, text);
		}
	},
	remove: async ({ request }) => {
		const name = String((await request.formData()).get('name'));
		try {
			await profiles().remove(name);
			return { removed: name };
		} catch (error) {
			return complain(error, '');
		}
	}
};
