import { placeKey, placeWords, type Where } from '#lib/measures/place.ts';
import { hasSignal } from '#lib/measures/read-figure.ts';
import { getApplication } from '#lib/server/application.ts';
import { shippedBenchmarks } from '#lib/server/series/shipped-benchmarks.ts';
import { readAuthor } from '../author.ts';
import { today } from '../today.ts';
import { unitName } from '../typed-forms.ts';
import { benchmarkRows } from './benchmark-rows.ts';
import { changes } from './changes.ts';
import { targetRows } from './target-rows.ts';
import type { Actions, PageServerLoad } from './$types';

/** Places a target can be set for on this page: the whole clinic, or one site, program, level of care or payer. */
async function placesOf() {
	const occurring = await getApplication().dimensionValues();
	const parts = ['site', 'program', 'level_of_care', 'payer'].flatMap((name) =>
		(occurring[name] ?? []).map((value): Where => ({ [name]: [value] }))
	);
	return [{}, ...parts].map((where) => ({ key: placeKey(where), words: placeWords(where) }));
}

export const load: PageServerLoad = async ({ parent, cookies, url }) => {
	const { asOf } = await parent();
	const { catalogue } = getApplication();
	const measures = catalogue.list().filter((measure) => hasSignal(measure, 'month'));
	return {
		author: readAuthor(cookies),
		chosen: url.searchParams.get('measure') ?? '',
		measures: measures.map((measure) => ({
			id: measure.id,
			title: `${measure.title} (${unitName(measure)})`
		})),
		places: asOf ? await placesOf() : [{ key: placeKey({}), words: placeWords({}) }],
		targets: await targetRows(asOf?.dataThrough ?? null),
		benchmarks: await benchmarkRows(today()),
		grades: shippedBenchmarks().grades
	};
};

export const actions: Actions = changes;
