import { getApplication } from '#lib/server/application.ts';
import { readDefinitionBook } from '#lib/server/measures/definition-book.ts';
import type { Entry } from '#lib/server/measures/definition-book.ts';
import { readSettings } from '#lib/server/settings.ts';
import { titleOf } from '#lib/components/words.ts';
import { families, familyOf, measuresOf } from '../families.ts';

/** A chapter of the book: a family of measures and its definitions, in the order of its page. */
export type Chapter = { id: string; address: string; title: string; entries: Entry[] };

const addressOf = (id: string): string => `/definitions/${id.replaceAll('_', '-')}`;

/** The definition book as it stands now, in chapters; families without a page of their own come last. */
export async function openBook() {
	const { catalogue, folder, asOf } = getApplication();
	const settings = readSettings(folder.root);
	const since = new Date().toISOString().slice(0, 10);
	const snapshot = (await asOf())?.snapshot ?? '';
	const { entries, gone } = readDefinitionBook(folder, catalogue, settings, { since, snapshot });
	const byId = new Map(entries.map((entry) => [entry.id, entry]));
	const all = catalogue.list();
	const ids = new Set([...families.map(({ id }) => id), ...all.map(({ family }) => family)]);
	const chapters = [...ids].map((id): Chapter => {
		const family = familyOf(id) ?? { id, order: [], title: titleOf(id) };
		return {
			id,
			address: addressOf(id),
			title: family.title,
			entries: measuresOf(family, all).flatMap((measure) => byId.get(measure.id) ?? [])
		};
	});
	return { chapters, gone, settings, snapshot };
}

/** Definitions of one chapter that go on one page: too many for one page go by instrument. */
export type Part = { id: string; title: string; entries: Entry[] };

const perPage = 24;

/** A chapter in pages: one, or one per instrument. */
export function partsOf({ entries }: Chapter): Part[] {
	if (entries.length <= perPage) return [{ id: '', title: '', entries }];
	const ids = [...new Set(entries.map(({ instrument }) => instrument ?? ''))];
	return ids.map((id) => ({
		id: id || 'all',
		title: id === '' ? 'Every instrument' : id.toUpperCase(),
		entries: entries.filter(({ instrument }) => (instrument ?? '') === id)
	}));
}

/** Where a definition stands. */
export function placeOf(chapter: Chapter, id: string): string {
	const parts = partsOf(chapter);
	const part = parts.find(({ entries }) => entries.some((entry) => entry.id === id));
	const query = parts.length > 1 && part ? `?part=${encodeURIComponent(part.id)}` : '';
	return `${chapter.address}${query}#${id}`;
}
