import { getApplication } from '#lib/server/application.ts';
import { filterChoices } from '../filter-choices.ts';
import { periodOf, readSelection } from '../question.ts';
import { answerChange, readChange } from './change.ts';
import { comparedMeasures, offeredDimensions, pickDimension, pickMeasure } from './choices.ts';
import { answerComparison } from './answer-comparison.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, parent, isDataRequest }) => {
	const { asOf } = await parent();
	const measures = await comparedMeasures();
	const measure = pickMeasure(measures, url.searchParams.get('measure'));
	const read = readSelection(url.searchParams);
	if (!asOf || !measure) return { selection: read, period: {}, measures: [] };
	const choices = await filterChoices([measure]);
	const dimensions = offeredDimensions(measure, await getApplication().dimensionValues());
	const selection = { ...read, by: pickDimension(dimensions, read.by) };
	const period = periodOf(selection, asOf.dataThrough);
	const change = readChange(url.searchParams);
	const asked = { measure: measure.id, where: selection.where, audience: 'inside' as const };
	return {
		measures,
		measure: { id: measure.id, title: measure.title, question: measure.question },
		selection,
		period,
		choices: { ...choices, dimensions },
		answer: await answerComparison({ ...asked, ...period, by: selection.by }, !isDataRequest),
		change,
		changed: change.day === undefined ? undefined : await answerChange({ ...asked, ...change })
	};
};
