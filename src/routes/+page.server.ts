import { getApplication } from '#lib/server/application.ts';
import { readAgenda } from './agenda.ts';
import { howSure, listParts, readFilter } from './changed-list.ts';
import { families, ownFamily } from './families.ts';
import { lastLoad, placesToChoose } from './changed-facts.ts';
import type { PageServerLoad } from './$types';

const nothing = { parts: [], sure: '', overdue: [], notLoaded: [], load: null, choices: null };

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf, hasOwn } = await parent();
	const filter = readFilter(url.searchParams);
	if (!asOf) return { ...nothing, filter };
	const { loads, dimensionValues } = getApplication();
	const offered = hasOwn ? [...families, ownFamily] : families;
	const choices = {
		places: placesToChoose(await dimensionValues()),
		families: offered.map(({ id, title }) => ({ id, title }))
	};
	const { list, ...written } = await readAgenda(asOf.dataThrough, filter.scope);
	const facts = { filter, choices, ...written, load: lastLoad(await loads()) };
	if (!list) return { ...nothing, ...facts };
	return { ...facts, parts: listParts(list, filter), sure: howSure(list, filter) };
};
