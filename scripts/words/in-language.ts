import type { Plugin } from 'vite';
import { Hub } from 'wuchale';
import type { FS } from 'wuchale';
import { wordsConfig } from './adapters.ts';
import { catalogueLanguages, sourceLanguage } from './catalogues.ts';
import { extractWords, inMemory } from './extract.ts';
import { pseudoLanguage } from './pseudo.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Catalogues as they were extracted now, and never written; what the build makes of them lies on the disk. */
const forBuild = (extracted: Map<string, string>): FS => ({
	...inMemory(extracted),
	write: async (path, content) => {
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, content);
	}
});

/** Throws where there is no catalogue of the language. */
function checkLanguage(language: string, root: string): void {
	const known = [...catalogueLanguages(root), pseudoLanguage];
	if (!known.includes(language))
		throw new Error(
			`PLUMBLINE_LANGUAGE: there is no catalogue locales/${language}.po. Known are ${known.join(', ')}; docs/translation.md says how to add one.`
		);
}

/**
 * Builds the application in another language than that of its source: each text that is said is replaced by a look into
 * the catalogue. A message without a translation, or one the catalogue does not hold yet, stays as the source says it.
 * Throws where the language has no catalogue.
 */
export async function inLanguage(language: string, root: string): Promise<Plugin> {
	checkLanguage(language, root);
	const config = wordsConfig([language, sourceLanguage], `.svelte-kit/words/${language}`);
	const fs = forBuild(await extractWords(root));
	const hub = await Hub.create('build', () => config, root, 0, fs);
	return {
		name: 'plumbline-words',
		transform: {
			order: 'pre',
			handler: async (code, id, options) => {
				// With a question mark it is a part of a component, such as its styles.
				if (id.includes('?')) return undefined;
				const [output] = await hub.transform(code, id, options?.ssr);
				return output.code === undefined ? undefined : { code: output.code, map: output.map };
			}
		}
	};
}
