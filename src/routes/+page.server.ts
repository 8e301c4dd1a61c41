import { getApplication } from '#lib/server/application.ts';
import { howSure, listParts, type ListFilter } from './changed-list.ts';
import { families, ownFamily } from './families.ts';
import { lastLoad, placesToChoose } from './changed-facts.ts';
import { periodOf, readSelection, readWhere } from './question.ts';
import { today } from './today.ts';
import type { PageServerLoad } from './$types';

const nothing = { parts: [], sure: '', overdue: [], notLoaded: [], load: null, choices: null };

function readFilter(params: URLSearchParams): ListFilter {
	const family = [...families, ownFamily].find(({ id }) => id === params.get('family'))?.id ?? null;
	return {
		where: readWhere(params),
		family,
		scope: params.get('scope') === 'all' ? 'all' : 'headline'
	};
}

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf, hasOwn } = await parent();
	const filter = readFilter(url.searchParams);
	if (!asOf) return { ...nothing, filter };
	const { actions, batches, dimensionValues, notLoaded, whatChanged } = getApplication();
	const offered = hasOwn ? [...families, ownFamily] : families;
	const choices = {
		places: placesToChoose(await dimensionValues()),
		families: offered.map(({ id, title }) => ({ id, title }))
	};
	const facts = {
		filter,
		choices,
		overdue: await actions.overdue(today()),
		notLoaded: await notLoaded(),
		load: lastLoad(await batches())
	};
	// Without calendar dates there is no month, and nothing that changed from one to the next.
	if (!asOf.dataThrough) return { ...nothing, ...facts };
	const period = periodOf(readSelection(new URLSearchParams()), asOf.dataThrough);
	const { scope } = filter;
	const list = await whatChanged({ ...period, where: {}, audience: 'inside', scope });
	return { ...facts, parts: listParts(list, filter), sure: howSure(list, filter) };
};
