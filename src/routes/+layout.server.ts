import { getApplication } from '#lib/server/application.ts';
import { ownFamily } from './families.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async () => {
	const application = getApplication();
	const isEmpty = await application.isEmpty();
	const hasOwn = application.catalogue.list().some(({ family }) => family === ownFamily.id);
	return { isEmpty, hasOwn, asOf: isEmpty ? null : await application.asOf() };
};
