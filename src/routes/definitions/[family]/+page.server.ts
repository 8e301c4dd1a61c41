import { error } from '@sveltejs/kit';
import { openBook, partsOf, placeOf } from '../book.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const { chapters } = await openBook();
	const chapter = chapters.find(({ address }) => address === `/definitions/${params.family}`);
	if (!chapter || chapter.entries.length === 0)
		error(404, {
			message: `There is no family of measures ${params.family}.`,
			mend: 'The page of definitions lists them all.'
		});
	const parts = partsOf(chapter);
	const part = parts.find(({ id }) => id === url.searchParams.get('part')) ?? parts[0];
	return {
		title: chapter.title,
		address: chapter.address,
		parts: parts.map(({ id, title }) => ({ id, title })),
		part: part?.id,
		entries: (part?.entries ?? []).map((entry) => ({
			...entry,
			/** Where the worked example of its file stands. */
			exampleAt: entry.exampleOf === null ? null : placeOf(chapter, entry.exampleOf)
		}))
	};
};
