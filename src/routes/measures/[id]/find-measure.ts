import { error } from '@sveltejs/kit';
import type { Measure } from '#lib/measures/measure.ts';
import { getApplication } from '#lib/server/application.ts';

/** The measure of an address. Throws the page's 404 where there is none. */
export function findMeasure(id: string): Measure {
	const measure = getApplication()
		.catalogue.list()
		.find((each) => each.id === id);
	if (measure) return measure;
	return error(404, {
		message: `There is no measure ${id}.`,
		mend: 'The page of definitions lists them all.'
	});
}
