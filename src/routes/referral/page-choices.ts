import { languageOf } from '#lib/messages/say.ts';
import { getApplication } from '#lib/server/application.ts';
import type { LinkFields } from '#lib/server/sharing/links.ts';
import { sharedDimensions } from '#lib/server/sharing/page-content.ts';
import { readPlaces } from '../question.ts';

/** Parameters of an address or fields of a form. */
type Sent = { get: (name: string) => unknown; getAll: (name: string) => unknown[] };

/** What is chosen of a referral page, before it is checked. */
export function readFields(sent: Sent) {
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

/** What there is to choose from: the approved figures, and the parts of the clinic that a page can be about. */
export async function pageChoices() {
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

/** A page as a search: readFields reads the same from it again. */
export function pageSearch(page: {
	recipient: string;
	measures: readonly string[];
	endsWith: string | null;
	where: Record<string, string[]>;
	language: string;
}): string {
	const { recipient, measures, endsWith, where, language } = page;
	const search = new URLSearchParams({ for: recipient, language });
	for (const id of measures) search.append('figure', id);
	for (const [name, values] of Object.entries(where))
		for (const value of values) search.append('where', `${name}=${value}`);
	if (endsWith !== null) search.set('ends', endsWith);
	return `?${search}`;
}
