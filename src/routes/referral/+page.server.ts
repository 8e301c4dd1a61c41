import { isSpokenIn } from '#lib/messages/measure-words.ts';
import { placeWords } from '#lib/measures/place.ts';
import { getApplication } from '#lib/server/application.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { linkState, type SharedLink } from '#lib/server/sharing/links.ts';
import { readAuthor, rememberAuthor } from '../author.ts';
import { families } from '../families.ts';
import { today } from '../today.ts';
import { orProblem, readForm } from '../typed-forms.ts';
import { pageSearch } from './page-choices.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const titleOf = (id: string): string => {
	const measure = getApplication()
		.catalogue.list()
		.find((each) => each.id === id);
	return measure?.title ?? id;
};

/** Where its PDF is made: without its address, which nobody here knows. Null where one of its figures is not approved. */
const pdfOf = (link: SharedLink, approved: ReadonlySet<string>): string | null =>
	link.measures.every((id) => approved.has(id)) ? `/reports/referral.pdf${pageSearch(link)}` : null;

const linkRow = (link: SharedLink, approved: ReadonlySet<string>) => {
	const { measures, where, ...rest } = link;
	return {
		...rest,
		pdf: pdfOf(link, approved),
		state: linkState(link, today()),
		figures: measures.map(titleOf),
		place: Object.keys(where).length === 0 ? 'everyone' : placeWords(where)
	};
};

/** The measures that can still be approved, by family. */
function candidates(approved: Set<string>) {
	const all = getApplication().catalogue.list();
	const open = all.filter((measure) => !approved.has(measure.id) && isSpokenIn(measure, 'en'));
	return families.flatMap(({ id: family, title }) => {
		const options = open.filter((measure) => measure.family === family);
		return options.length === 0
			? []
			: [{ title, options: options.map(({ id, title }) => ({ id, title })) }];
	});
}

export const load: PageServerLoad = async ({ cookies }) => {
	const { approvals, links, catalogue } = getApplication();
	const all = await approvals.list();
	const inForce = all.filter(({ withdrawn }) => !withdrawn);
	const approved = new Set(inForce.map(({ measure }) => measure));
	const spanish = (id: string) =>
		catalogue.list().some((measure) => measure.id === id && isSpokenIn(measure, 'es'));
	return {
		author: readAuthor(cookies),
		approved: inForce.map((each) => ({
			...each,
			title: titleOf(each.measure),
			isSpanish: spanish(each.measure)
		})),
		takenBack: all
			.filter(({ withdrawn }) => withdrawn)
			.map((each) => ({ ...each, title: titleOf(each.measure) })),
		candidates: candidates(approved),
		links: (await links.list()).map((link) => linkRow(link, approved))
	};
};

type Form = Awaited<ReturnType<typeof readForm>>;
type Signed = { author: string; at: string };

const change =
	(nameOf: (form: Form) => string, work: (form: Form, signed: Signed) => Promise<unknown>) =>
	async ({ request, cookies }: RequestEvent) => {
		const form = await readForm(request);
		const author = form.text('author');
		return orProblem(nameOf(form), form, async () => {
			await work(form, { author, at: new Date().toISOString() });
			rememberAuthor(cookies, author);
		});
	};

export const actions: Actions = {
	approve: change(
		() => 'approve',
		(form, signed) => {
			const measure = form.text('measure');
			if (measure === '') throw new WrongUsage('Figure: choose one from the list.');
			return getApplication().approvals.add({ measure, reason: form.text('reason') }, signed);
		}
	),
	withdraw: change(
		(form) => `withdraw ${form.text('id')}`,
		(form, signed) => getApplication().approvals.withdraw(form.text('id'), form.text('why'), signed)
	),
	revoke: change(
		(form) => `revoke ${form.text('id')}`,
		(form, signed) => getApplication().links.revoke(form.text('id'), form.text('why'), signed)
	)
};
