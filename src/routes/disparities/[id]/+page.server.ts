import { error } from '@sveltejs/kit';
import { isComparable } from '#lib/measures/disparities/disparity.ts';
import { getApplication } from '#lib/server/application.ts';
import { askDisparities } from '#lib/server/disparities/ask-disparities.ts';
import { readHeadline } from '#lib/server/disparities/headline.ts';
import { draw } from '../../cards.ts';
import { filterChoices } from '../../filter-choices.ts';
import { periodOf, readSelection } from '../../question.ts';
import { askingOf } from '../asking.ts';
import { chartFigure } from './chart-figure.ts';
import type { PageServerLoad } from './$types';

/** A measure of the headline is marked among all of them, so that both pages say the same. */
function listWith(id: string): string[] {
	const { headline } = readHeadline();
	return headline.includes(id) ? headline : [id];
}

export const load: PageServerLoad = async ({ params, url, parent, isDataRequest }) => {
	const { asOf } = await parent();
	const measure = getApplication()
		.catalogue.list()
		.find(({ id }) => id === params.id);
	if (!measure || !isComparable(measure)) {
		error(404, {
			message: `There is no page of disparities for ${params.id}.`,
			mend: 'The page of disparities lists the measures whose groups can be compared.'
		});
	}
	const selection = readSelection(url.searchParams);
	const dataThrough = asOf?.dataThrough ?? null;
	const page = {
		title: measure.title,
		question: measure.question,
		selection,
		period: periodOf(selection, dataThrough),
		choices: await filterChoices([measure])
	};
	if (!asOf) return { ...page, found: undefined };
	const { rows, ...found } = await askDisparities(
		askingOf(selection, dataThrough),
		listWith(measure.id)
	);
	const answers = rows.find((row) => row.measure.id === measure.id)?.answers ?? [];
	return {
		...page,
		found: {
			...found,
			parts: await Promise.all(
				answers.map(async ({ gap, figure }) => {
					const drawn = chartFigure(figure, gap);
					return { gap, figure: drawn, drawing: await draw(drawn, !isDataRequest) };
				})
			)
		}
	};
};
