import { getApplication } from '#lib/server/application.ts';
import type { MeasureNames } from '#lib/measures/actions.ts';

/** The measures in force by id: titles, and the unit of their values. */
export const measureNames = (): MeasureNames =>
	new Map(
		getApplication()
			.catalogue.list()
			.map((measure) => [measure.id, measure])
	);
