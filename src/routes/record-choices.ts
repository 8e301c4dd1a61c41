import { getApplication } from '#lib/server/application.ts';
import { families } from './families.ts';

/** The measures by family, and the places a record may be of, as `DIMENSION=VALUE`. */
export type RecordChoices = {
	measures: { family: string; options: { id: string; title: string }[] }[];
	places: { dimension: string; values: string[] }[];
};

// A meeting speaks of programs and payers; groups of people are reached from a figure's own page.
const placeDimensions = ['program', 'site', 'level_of_care', 'track', 'payer_class', 'payer'];

/** What a new record may be about. */
export async function recordChoices(): Promise<RecordChoices> {
	const { catalogue, dimensionValues } = getApplication();
	const all = catalogue.list();
	const titleOf = (id: string) => families.find((family) => family.id === id)?.title ?? id;
	const ids = [...new Set([...families.map(({ id }) => id), ...all.map(({ family }) => family)])];
	const occurring = await dimensionValues();
	return {
		measures: ids.flatMap((id) => {
			const options = all.filter(({ family }) => family === id);
			if (options.length === 0) return [];
			return [{ family: titleOf(id), options: options.map(({ id, title }) => ({ id, title })) }];
		}),
		places: placeDimensions.flatMap((dimension) => {
			const values = occurring[dimension] ?? [];
			return values.length > 1 ? [{ dimension, values }] : [];
		})
	};
}
