import { getApplication } from '#lib/server/application.ts';
import { makeCards } from './cards.ts';
import { families } from './families.ts';
import { readSelection } from './question.ts';
import type { PageServerLoad } from './$types';

const recent = 5;

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf } = await parent();
	if (!asOf) return { rows: [], batches: [] };
	const { catalogue, batches } = getApplication();
	const selection = readSelection(url.searchParams);
	const asking = { selection, dataThrough: asOf.dataThrough, isDrawn: false };
	const known = new Map(catalogue.list().map((measure) => [measure.id, measure]));
	const rows = await Promise.all(
		families.map(async (family) => ({
			family,
			cards: await makeCards(
				family.headline.flatMap((id) => known.get(id) ?? []),
				asking
			)
		}))
	);
	return { rows, batches: (await batches()).toReversed().slice(0, recent) };
};
