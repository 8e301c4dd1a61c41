import { getApplication } from '#lib/server/application.ts';
import { refusedFiles } from '#lib/server/own-files.ts';
import { openBook, placeOf } from './book.ts';
import type { Chapter } from './book.ts';
import { isFound } from './search.ts';
import type { PageServerLoad } from './$types';

const longest = 100;

const lineOf = (
	chapter: Chapter,
	{ id, title, version, isOwn, changes }: Chapter['entries'][0]
) => ({
	id,
	title,
	version,
	isOwn,
	changedOn: changes[0]?.until ?? null,
	href: placeOf(chapter, id)
});

export const load: PageServerLoad = async ({ url }) => {
	const { chapters, gone, settings } = await openBook();
	const search = (url.searchParams.get('q') ?? '').trim().slice(0, longest);
	const found = chapters.map((chapter) => ({
		id: chapter.id,
		address: chapter.address,
		title: chapter.title,
		lines: chapter.entries
			.filter((entry) => isFound(entry, search))
			.map((entry) => lineOf(chapter, entry))
	}));
	return {
		search,
		chapters: found.filter(({ lines }) => lines.length > 0),
		gone,
		settings,
		refused: refusedFiles(getApplication().folder.root)
	};
};
