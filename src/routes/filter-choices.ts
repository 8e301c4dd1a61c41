import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { getApplication } from '#lib/server/application.ts';

/** What a page can group by and filter by: the dimensions of any of its measures, and the values that occur. */
export type FilterChoices = { dimensions: string[]; values: Record<string, string[]> };

/** The choices that fit some measures. A dimension with one value or none is nothing to choose from. */
export async function filterChoices(measures: Measure[]): Promise<FilterChoices> {
	const occurring = await getApplication().dimensionValues();
	const dimensions = [...new Set(measures.flatMap(dimensionsOf))];
	const values = dimensions.flatMap((name) => {
		const list = occurring[name] ?? [];
		return list.length > 1 ? [[name, list] as const] : [];
	});
	return { dimensions, values: Object.fromEntries(values) };
}
