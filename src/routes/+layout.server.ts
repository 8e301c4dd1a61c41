import { getApplication } from '#lib/server/application.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async () => {
	const application = getApplication();
	const isEmpty = await application.isEmpty();
	return { isEmpty, asOf: isEmpty ? null : await application.asOf() };
};
