import { fail } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { readAuthor, rememberAuthor } from '../../author.ts';
import { closingsOf, findClosing } from './find-closing.ts';
import { figureRows, recordRows, widerRows } from './view.ts';
import type { Actions, PageServerLoad } from './$types';

// What a person may want to read on the screen; the CSV has the others.
const shownRecords = 200;

export const load: PageServerLoad = async ({ params, url, cookies }) => {
	const { months, catalogue } = getApplication();
	const closing = await findClosing(params.month, url.searchParams.get('version'));
	const versions = await closingsOf(params.month);
	const compared = await months.compare(closing);
	const manifest = await months.manifest(closing);
	const titles = new Map(catalogue.list().map(({ id, title }) => [id, title]));
	const records = recordRows(compared);
	return {
		author: readAuthor(cookies),
		closing,
		versions,
		manifest,
		provisional: manifest.provisional.map((id) => titles.get(id) ?? id),
		figures: figureRows(compared, months.headlines()),
		wider: widerRows(compared, closing.month),
		records: records.slice(0, shownRecords),
		recordsInAll: records.length,
		definitions: compared.definitions.words
	};
};

export const actions: Actions = {
	reopen: async ({ request, params, cookies }) => {
		const fields = await request.formData();
		const text = (name: string) => String(fields.get(name) ?? '').trim();
		const signed = { by: text('author'), at: new Date() };
		try {
			await getApplication().months.reopen(params.month, signed, text('why'));
			rememberAuthor(cookies, signed.by);
			return { reopened: true };
		} catch (error) {
			if (error instanceof PlumblineError) return fail(400, { problem: error.message });
			throw error;
		}
	}
};
