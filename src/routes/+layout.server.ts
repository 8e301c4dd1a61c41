import { getApplication } from '#lib/server/application.ts';
import { readAuthor } from './author.ts';
import { ownFamily } from './families.ts';
import { today } from './today.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ cookies }) => {
	const application = getApplication();
	const isEmpty = await application.isEmpty();
	const hasOwn = application.catalogue.list().some(({ family }) => family === ownFamily.id);
	return {
		isEmpty,
		hasOwn,
		asOf: isEmpty ? null : await application.asOf(),
		/** Who signed the last record of this browser. */
		author: readAuthor(cookies),
		today: today()
	};
};
