import { adapter as readComponents } from '@wuchale/svelte';
import { adapter as readModules } from 'wuchale/adapter-vanilla';
import type { Adapter, Config } from 'wuchale';
import { catalogues, sourceLanguage } from './catalogues.ts';
import { isSaid } from './is-said.ts';
import { transformModule } from './module-transformer.ts';
import { withOneSpelling } from './one-spelling.ts';

/** Rooms whose modules say something to a reader inside; words for outsiders are in src/lib/messages. */
const rooms = ['measures', 'charts', 'comparison', 'components'];

/** What is written for machines, though it stands in one of these rooms. */
const forMachines = ['canonical-json', 'figure-json', 'figure-csv', 'read-figure'];

/** What goes into definitions: they are kept from day to day, and another language is no new definition. */
const ofDefinitions = ['measure', 'expand-measure', 'formula-words', 'example-words'];

const found = { storage: catalogues, heuristic: isSaid, bundleLoad: true, granularLoad: true };

const components = readComponents(found);
// Words do not change while a page is open: nothing in its way of loading them is reactive.
const { defaultLoaderPath, loaderExts } = readModules(found);

/** One for both: each file has its part of the catalogue, which two would write over each other. */
const source = (): Adapter => ({
	...components,
	defaultLoaderPath,
	loaderExts,
	sourceLocale: sourceLanguage,
	files: {
		include: [
			'src/**/*.svelte',
			...rooms.map((room) => `src/lib/${room}/**/*.ts`),
			'src/routes/**/*.ts'
		],
		ignore: [
			...[...forMachines, ...ofDefinitions].map((name) => `src/lib/**/${name}.ts`),
			'src/routes/api/**'
		]
	},
	transform: withOneSpelling(async (text) =>
		text.filename.endsWith('.svelte') ? components.transform(text) : transformModule(text)
	)
});

/** How the source is read, for the languages given; what a build makes of the catalogues lies in `localesDir`. */
export const wordsConfig = (locales: Config['locales'], localesDir: string): Config => ({
	locales,
	localesDir,
	fallback: {},
	ai: null,
	hmr: false,
	logLevel: 'warn',
	adapters: { source: source() }
});
