import { getApplication } from '#lib/server/application.ts';

/** The titles of the measures in force by id. */
export const measureTitles = (): Record<string, string> =>
	Object.fromEntries(
		getApplication()
			.catalogue.list()
			.map(({ id, title }) => [id, title])
	);
