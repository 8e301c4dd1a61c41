import { getApplication } from '#lib/server/application.ts';
import { themeStyle } from '#lib/theme/theme-style.ts';
import { readAuthor } from './author.ts';
import { ownFamily } from './families.ts';
import { today } from './today.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ cookies }) => {
	const application = getApplication();
	const isEmpty = await application.isEmpty();
	const hasOwn = application.catalogue.list().some(({ family }) => family === ownFamily.id);
	const { organisation, logo, accent } = await application.theme();
	return {
		/** The clinic's own look. */
		theme: {
			organisation,
			hasLogo: logo !== undefined,
			style: accent ? themeStyle(accent) : undefined
		},
		isEmpty,
		hasOwn,
		asOf: isEmpty ? null : await application.asOf(),
		/** Who signed the last record of this browser. */
		author: readAuthor(cookies),
		today: today()
	};
};
