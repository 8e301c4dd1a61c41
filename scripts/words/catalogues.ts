import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pofile } from 'wuchale';
import type { CatalogStorage, Item, StorageFactory } from 'wuchale';
import { pseudoLanguage, toPseudo } from './pseudo.ts';

/** The language of the source. */
export const sourceLanguage = 'en';

/** The folder of the catalogues, from the root of the project. */
export const cataloguesFolder = 'locales';

/** The languages there is a catalogue of, that of the source first. */
export function catalogueLanguages(root: string): string[] {
	const names = readdirSync(join(root, cataloguesFolder)).filter((name) => name.endsWith('.po'));
	const languages = names.map((name) => name.slice(0, -'.po'.length)).sort();
	return [sourceLanguage, ...languages.filter((language) => language !== sourceLanguage)];
}

/** Where a message stands in a catalogue: by the first file that says it, then by its own text. */
const placeOf = ({ references, translations }: Item): string =>
	[references[0]?.file ?? '', ...(translations.get(sourceLanguage) ?? [])].join('\n');

const byPlace = (one: Item, other: Item): number => (placeOf(one) < placeOf(other) ? -1 : 1);

function speakPseudo(item: Item): void {
	const source = item.translations.get(sourceLanguage) ?? [];
	item.translations.set(pseudoLanguage, source.map(toPseudo));
}

/** One file for each language, in an order that follows from what it holds alone. */
export const catalogues: StorageFactory = async (options) => {
	const locales = options.locales.filter((locale) => locale !== pseudoLanguage);
	const files = await pofile({ dir: cataloguesFolder, separateUrls: false })({
		...options,
		locales
	});
	const storage: CatalogStorage = {
		key: files.key,
		files: files.files,
		load: async () => {
			const loaded = await files.load();
			if (options.locales.includes(pseudoLanguage)) loaded.items.forEach(speakPseudo);
			return loaded;
		},
		save: ({ items, pluralRules }) => files.save({ pluralRules, items: items.toSorted(byPlace) })
	};
	return storage;
};
