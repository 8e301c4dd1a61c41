import { getApplication } from '#lib/server/application.ts';
import { readSettings } from '#lib/server/settings.ts';
import { definitionText } from '../definition-text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const { catalogue, folder } = getApplication();
	const settings = readSettings(folder.root);
	const definitions = catalogue.list().map((measure) => ({
		...definitionText(measure, settings),
		file: measure.file,
		sql: measure.sql
	}));
	return { definitions, settings: Object.values(settings) };
};
