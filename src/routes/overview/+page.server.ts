import { getApplication } from '#lib/server/application.ts';
import { makeCards } from '../cards.ts';
import { families, measuresOf, type Family } from '../families.ts';
import { readSelection } from '../question.ts';
import type { PageServerLoad } from './$types';

const recent = 5;
const perFamily = 3;

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf } = await parent();
	if (!asOf) return { rows: [], loads: [] };
	const { catalogue, loads } = getApplication();
	const selection = readSelection(url.searchParams);
	const asking = { selection, dataThrough: asOf.dataThrough, isDrawn: false };
	const headlines = (family: Family) =>
		measuresOf({ id: family.id, order: family.headline }, catalogue.list()).slice(0, perFamily);
	const rows = await Promise.all(
		families.map(async (family) => ({ family, cards: await makeCards(headlines(family), asking) }))
	);
	return { rows, loads: (await loads()).toReversed().slice(0, recent) };
};
