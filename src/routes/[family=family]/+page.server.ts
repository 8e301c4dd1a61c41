import { getApplication } from '#lib/server/application.ts';
import { makeCards } from '../cards.ts';
import { familyAt } from '../families.ts';
import { filterChoices } from '../filter-choices.ts';
import { readSelection } from '../question.ts';
import { partsOf } from './parts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, parent, isDataRequest }) => {
	const { asOf } = await parent();
	const family = familyAt(`/${params.family}`);
	const { catalogue } = getApplication();
	const selection = readSelection(url.searchParams);
	const parts = partsOf(catalogue.list().filter((measure) => measure.family === family.id));
	const part = parts.find(({ id }) => id === url.searchParams.get('part')) ?? parts[0];
	const measures = part?.measures ?? [];
	const dataThrough = asOf?.dataThrough ?? null;
	const asking = { selection, dataThrough, isDrawn: !isDataRequest };
	return {
		family,
		parts: parts.map(({ id, title }) => ({ id, title })),
		part: part?.id,
		selection,
		choices: await filterChoices(measures),
		cards: asOf ? await makeCards(measures, asking) : []
	};
};
