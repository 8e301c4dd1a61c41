import { dimensionsOf } from '#lib/measures/dimensions.ts';
import { hasSignal } from '#lib/measures/read-figure.ts';
import { getApplication } from '#lib/server/application.ts';
import { numbersOf, readSettings } from '#lib/server/settings.ts';
import { readAuthor } from '../../author.ts';
import { lowCaptureNotes, makeCards } from '../../cards.ts';
import { pageOf } from '../../families.ts';
import { filterChoices } from '../../filter-choices.ts';
import { periodOf, readSelection } from '../../question.ts';
import { findMeasure } from './find-measure.ts';
import { setBaseline, withdrawBaseline } from './baseline-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, parent, cookies, isDataRequest }) => {
	const { asOf } = await parent();
	const measure = findMeasure(params.id);
	const selection = readSelection(url.searchParams);
	const dataThrough = asOf?.dataThrough ?? null;
	const asking = { selection, dataThrough, isDrawn: !isDataRequest };
	const { baselines, folder } = getApplication();
	return {
		author: readAuthor(cookies),
		baselines: hasSignal(measure, 'month') ? await baselines.list(measure.id) : null,
		usualPeriods: numbersOf(readSettings(folder.root)).usual_range_periods ?? 0,
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

export const actions: Actions = { baseline: setBaseline, withdraw: withdrawBaseline };
