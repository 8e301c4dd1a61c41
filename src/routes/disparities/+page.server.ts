import { getApplication } from '#lib/server/application.ts';
import { askHeadline, askPopulation } from '#lib/server/disparities/ask-disparities.ts';
import { readHeadline } from '#lib/server/disparities/headline.ts';
import { filterChoices } from '../filter-choices.ts';
import { periodOf, readSelection } from '../question.ts';
import { askingOf } from './asking.ts';
import { moreMeasures } from './more-measures.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, parent }) => {
	const { asOf } = await parent();
	const selection = readSelection(url.searchParams);
	const dataThrough = asOf?.dataThrough ?? null;
	const period = periodOf(selection, dataThrough);
	if (!asOf) return { selection, period, found: undefined };
	const { catalogue, scoredScales } = getApplication();
	const asking = askingOf(selection, dataThrough);
	const [{ rows, ...found }, population] = await Promise.all([
		askHeadline(asking),
		askPopulation(asking)
	]);
	const served = catalogue.get(readHeadline().population);
	const shown = rows.map(({ measure }) => measure.id);
	return {
		selection,
		period,
		found: {
			...found,
			population,
			served: { id: served.id, title: served.title },
			rows: rows.map(({ measure: { id, title, question }, answers }) => ({
				id,
				title,
				question,
				gaps: answers.map(({ gap }) => gap)
			})),
			choices: await filterChoices(rows.map(({ measure }) => measure)),
			more: moreMeasures(catalogue.list(), await scoredScales(), shown)
		}
	};
};
