import { addDays } from '#lib/measures/calendar.ts';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { numbersOf, readSettings } from '#lib/server/settings.ts';
import { readAuthor, rememberAuthor } from '../../author.ts';
import { logoAddress } from '../../logo-address.ts';
import { today } from '../../today.ts';
import { orProblem, readForm } from '../../typed-forms.ts';
import { pageChoices, readFields } from '../page-choices.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page as it would be, or why it cannot be. */
async function preview(params: URLSearchParams) {
	const application = getApplication();
	const fields = readFields(params);
	try {
		const link = await application.links.check(fields, today());
		const { organisation } = await application.theme();
		const reading = { language: link.language, today: today(), organisation };
		return {
			page: await application.sharedPage(link, reading),
			organisation,
			logo: await logoAddress()
		};
	} catch (error) {
		if (error instanceof PlumblineError) return { problem: error.message };
		throw error;
	}
}

export const load: PageServerLoad = async ({ url, cookies }) => {
	const days = numbersOf(readSettings(getApplication().folder.root)).shared_page_days ?? 0;
	const params = url.searchParams;
	const isAsked = params.has('for');
	const fields = readFields(params);
	return {
		...(await pageChoices()),
		author: readAuthor(cookies),
		days,
		fields: isAsked ? fields : { ...fields, expiresOn: addDays(today(), days) },
		preview: isAsked ? await preview(params) : undefined
	};
};

export const actions: Actions = {
	default: async ({ request, cookies, url }) => {
		const form = await readForm(request);
		const author = form.text('author');
		let address = '';
		const answer = await orProblem('make', form, async () => {
			const signed = { author, at: new Date().toISOString() };
			const token = await getApplication().links.make(readFields(form), signed);
			rememberAuthor(cookies, author);
			address = `${url.origin}/shared/${token}`;
		});
		return 'done' in answer ? { ...answer, address } : answer;
	}
};
