import { error } from '@sveltejs/kit';
import type { Minutes } from '#lib/measures/minutes.ts';
import { getApplication } from '#lib/server/application.ts';

/** Every version of some minutes, the latest first. Answers 404 where there are none of this id. */
export async function minutesOf(id: string): Promise<[Minutes, ...Minutes[]]> {
	const versions = await getApplication().minutes.versions(id);
	const [latest, ...earlier] = versions.toReversed();
	if (latest) return [latest, ...earlier];
	error(404, { message: 'There are no such minutes.', mend: 'The Minutes page lists them all.' });
}
