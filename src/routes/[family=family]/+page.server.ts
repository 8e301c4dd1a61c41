import { getApplication } from '#lib/server/application.ts';
import { lowCaptureNotes, makeCards } from '../cards.ts';
import { makeMultiplesCards, multiplesBy } from '../multiples-cards.ts';
import { makePairCards } from '../pair-cards.ts';
import { readBeside } from '../read-beside.ts';
import { familyAt, measuresOnPage } from '../families.ts';
import { filterChoices } from '../filter-choices.ts';
import { periodOf, readSelection } from '../question.ts';
import { readCohorts } from './cohort-table.ts';
import { partsOf, usedMeasures } from './parts.ts';
import { readScoreLosses } from './score-losses.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, parent, isDataRequest }) => {
	const { asOf } = await parent();
	const family = familyAt(`/${params.family}`);
	const { catalogue, scoredScales } = getApplication();
	const selection = readSelection(url.searchParams);
	const all = measuresOnPage(family, catalogue.list());
	const used = usedMeasures(all, family.headline, await scoredScales());
	const parts = partsOf(used, family);
	const part = parts.find(({ id }) => id === url.searchParams.get('part')) ?? parts[0];
	const measures = part?.measures ?? [];
	const dataThrough = asOf?.dataThrough ?? null;
	const chosen = readBeside(url.searchParams);
	const beside = chosen && 'beside' in chosen ? chosen.beside : undefined;
	const hasMultiples = url.searchParams.get('view') === 'multiples';
	const multiplesOf = beside ? undefined : multiplesBy(url.searchParams, selection.by);
	const isPlain = !beside && multiplesOf === undefined;
	const asking = { selection, dataThrough, isDrawn: !isDataRequest };
	return {
		family,
		parts: parts.map(({ id, title }) => ({ id, title })),
		part: part?.id,
		selection,
		period: periodOf(selection, dataThrough),
		choices: await filterChoices(measures),
		comparing: {
			compare: url.searchParams.get('compare') ?? '',
			beside: url.searchParams.get('with') ?? ''
		},
		problem: chosen && 'problem' in chosen ? chosen.problem : undefined,
		pairs: asOf && beside ? await makePairCards(measures, beside, asking) : undefined,
		hasMultiples,
		multiples:
			asOf && multiplesOf ? await makeMultiplesCards(measures, multiplesOf, asking) : undefined,
		cohorts: asOf && isPlain ? await readCohorts(family, selection, dataThrough) : undefined,
		lowCapture: asOf ? await lowCaptureNotes(measures, asking) : [],
		losses: asOf && isPlain ? await readScoreLosses(measures, asking) : undefined,
		cards: asOf && isPlain ? await makeCards(measures, asking) : []
	};
};
