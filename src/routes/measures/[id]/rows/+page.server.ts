import { kindCells } from '#lib/measures/cells/kinds.ts';
import { placesOf, standingsOf } from '#lib/measures/standing.ts';
import { getApplication } from '#lib/server/application.ts';
import { findMeasure } from '../find-measure.ts';
import { readAsked, refuse } from './read-look.ts';
import type { PageServerLoad } from './$types';

const perPage = 100;

/** Pages count from 1; anything else reads as the first. */
function readPage(params: URLSearchParams): number {
	const page = Number(params.get('page') ?? 1);
	return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

export const load: PageServerLoad = async ({ params, url }) => {
	const measure = findMeasure(params.id);
	const common = {
		title: measure.title,
		unit: measure.unit,
		measureHref: `/measures/${params.id}`
	};
	const asked = await readAsked(params.id, url);
	if ('reason' in asked) return { ...common, state: 'refused' as const, reason: asked.reason };
	const { figure, choice } = asked;
	const page = readPage(url.searchParams);
	const stretch = { limit: perPage, offset: (page - 1) * perPage };
	const look = { question: figure.asked, choice, stretch, at: new Date() };
	const { head, rows, standings } = await getApplication().rows.page(look).catch(refuse);
	const places = standingsOf(measure);
	const counts = places.map((place) => {
		const found = standings.find(({ stands }) => stands === place.stands);
		return { ...place, rows: found?.rows ?? 0, units: found?.units ?? 0 };
	});
	const chosen = choice.stands === undefined ? undefined : placesOf(choice.stands, places);
	const shown = counts.filter(({ stands }) => chosen?.includes(stands) ?? true);
	return {
		...common,
		state: 'shown' as const,
		figure,
		/** What `at` is a place of: day, week, category. */
		axis: kindCells[measure.kind].axis ?? '',
		choice,
		page,
		perPage,
		head,
		rows,
		counts: counts.filter((each) => each.rows > 0),
		total: shown.reduce((sum, each) => sum + each.rows, 0)
	};
};
