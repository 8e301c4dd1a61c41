import { dimensionsOf } from '#lib/measures/dimensions.ts';
import { lowCaptureNotes, makeCards } from '../../cards.ts';
import { pageOf } from '../../families.ts';
import { filterChoices } from '../../filter-choices.ts';
import { periodOf, readSelection } from '../../question.ts';
import { findMeasure } from './find-measure.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, parent, isDataRequest }) => {
	const { asOf } = await parent();
	const measure = findMeasure(params.id);
	const selection = readSelection(url.searchParams);
	const dataThrough = asOf?.dataThrough ?? null;
	const asking = { selection, dataThrough, isDrawn: !isDataRequest };
	return {
		family: pageOf(measure.family),
		title: measure.title,
		sql: measure.sql,
		file: measure.file,
		selection,
		period: periodOf(selection, dataThrough),
		choices: asOf
			? await filterChoices([measure])
			: { dimensions: dimensionsOf(measure), values: {} },
		lowCapture: asOf ? await lowCaptureNotes([measure], asking) : [],
		cards: asOf ? await makeCards([measure], asking) : []
	};
};
