import { getApplication } from '#lib/server/application.ts';
import { readSettings } from '#lib/server/settings.ts';
import { definitionText } from '../definition-text.ts';
import { families, familyOf, measuresOf } from '../families.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const { catalogue, folder } = getApplication();
	const settings = readSettings(folder.root);
	const all = catalogue.list();
	// Families that have no page of their own are defined as well.
	const others = all.map(({ family }) => family).filter((id) => !familyOf(id));
	const shown = [...families, ...[...new Set(others)].map((id) => ({ id, order: [] }))];
	return {
		settings,
		families: shown.map((family) => ({
			id: family.id,
			definitions: measuresOf(family, all).map((measure) => ({
				...definitionText(measure, settings),
				file: measure.file,
				sql: measure.sql
			}))
		}))
	};
};
