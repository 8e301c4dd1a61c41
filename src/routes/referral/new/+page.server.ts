import { addDays } from '#lib/measures/calendar.ts';
import { languageOf } from '#lib/messages/say.ts';
import { getApplication } from '#lib/server/application.ts';
import { PlumblineError } from '#lib/server/errors.ts';
import { sharedDimensions, type LinkFields } from '#lib/server/sharing/links.ts';
import { numbersOf, readSettings } from '#lib/server/settings.ts';
import { readAuthor, rememberAuthor } from '../../author.ts';
import { logoAddress } from '../../logo-address.ts';
import { readPlaces } from '../../question.ts';
import { today } from '../../today.ts';
import { orProblem, readForm } from '../../typed-forms.ts';
import type { Actions, PageServerLoad } from './$types';

type Sent = Pick<URLSearchParams, 'get' | 'getAll'>;

/** What the form asks for. An address carries it before the page is made, so that a preview needs no script. */
function readFields(sent: { get: (name: string) => unknown; getAll: (name: string) => unknown[] }) {
	const text = (name: string) => String(sent.get(name) ?? '').trim();
	const fields: LinkFields = {
		recipient: text('for'),
		measures: sent.getAll('figure').map(String),
		endsWith: text('ends'),
		where: readPlaces(sent.getAll('where').map(String)),
		language: languageOf(text('language')) ?? 'en',
		expiresOn: text('expires')
	};
	return fields;
}

/** The page as it would be, or why it cannot be. */
async function preview(params: Sent) {
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

async function choices() {
	const { approvals, catalogue, dimensionValues } = getApplication();
	const approved = new Set((await approvals.inForce()).map(({ measure }) => measure));
	const values = await dimensionValues();
	return {
		figures: catalogue
			.list()
			.filter(({ id }) => approved.has(id))
			.map(({ id, title }) => ({ id, title })),
		places: sharedDimensions.map((dimension) => ({ dimension, values: values[dimension] ?? [] }))
	};
}

export const load: PageServerLoad = async ({ url, cookies }) => {
	const days = numbersOf(readSettings(getApplication().folder.root)).shared_page_days ?? 0;
	const params = url.searchParams;
	const isAsked = params.has('for');
	const fields = readFields(params);
	return {
		...(await choices()),
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
