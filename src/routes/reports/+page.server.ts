import { getApplication } from '#lib/server/application.ts';
import { filterChoices } from '../filter-choices.ts';
import { periodOf, readSelection } from '../question.ts';
import { plannedMeasures } from './planned-measures.ts';
import { readAudience } from './read-report.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf } = await parent();
	const selection = readSelection(url.searchParams);
	const plan = plannedMeasures();
	return {
		selection,
		period: periodOf(selection, asOf?.dataThrough ?? null),
		audience: readAudience(url.searchParams),
		organisation:
			url.searchParams.get('organisation') ?? (await getApplication().theme()).organisation ?? '',
		families: plan.families,
		values: asOf ? (await filterChoices(plan.measures)).values : {}
	};
};
