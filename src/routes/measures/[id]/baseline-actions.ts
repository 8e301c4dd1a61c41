import type { RequestEvent } from '@sveltejs/kit';
import { getApplication } from '#lib/server/application.ts';
import { rememberAuthor } from '../../author.ts';
import { readWhere } from '../../question.ts';
import { orProblem, readForm } from '../../typed-forms.ts';

type Event = Pick<RequestEvent, 'request' | 'params' | 'url' | 'cookies'>;

/** Sets a baseline for the measure of the page and the part of the clinic that it shows. */
export async function setBaseline({ request, params, url, cookies }: Event) {
	const form = await readForm(request);
	const author = form.text('author');
	const at = new Date().toISOString();
	return orProblem('baseline', form, async () => {
		const fields = {
			measure: params.id ?? '',
			where: readWhere(url.searchParams),
			starts: form.text('starts'),
			frozenAfter: form.text('frozen_after'),
			reason: form.text('reason'),
			decidedOn: form.text('decided_on')
		};
		await getApplication().baselines.add(fields, { author, at });
		rememberAuthor(cookies, author);
	});
}

/** Takes a baseline back, with the reason. */
export async function withdrawBaseline({ request, cookies }: Event) {
	const form = await readForm(request);
	const author = form.text('author');
	const id = form.text('id');
	return orProblem(`withdraw ${id}`, form, async () => {
		const signed = { author, at: new Date().toISOString() };
		await getApplication().baselines.withdraw(id, form.text('why'), signed);
		rememberAuthor(cookies, author);
	});
}
