import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

// A language is a build of its own (docs/translation.md). English is what the source says: nothing is looked up.
const { PLUMBLINE_LANGUAGE: language = 'en' } = process.env;
const words =
	language === 'en'
		? []
		: [
				import('./scripts/words/in-language.ts').then((it) =>
					it.inLanguage(language, process.cwd())
				)
			];

/**
 * Scripts of a page come in few files: what a browser fetches over six connections costs it a round trip each. The
 * framework is one file, and what many pages share another; what draws charts stays apart, fetched when it is used.
 */
const codeSplitting = {
	groups: [
		{ name: 'framework', test: /node_modules[\\/](svelte|@sveltejs|devalue|esm-env|clsx)[\\/]/ },
		{ name: 'shared', test: /[\\/]src[\\/](lib|routes)[\\/]/, minShareCount: 3 }
	]
};

export default defineConfig({
	plugins: [...words, tailwindcss(), sveltekit()],
	define: { __LANGUAGE__: JSON.stringify(language) },
	// The server loads what it uses when it uses it.
	environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
	// These load native or WebAssembly files of their own: they stay packages, outside the bundle.
	ssr: {
		external: [
			'@duckdb/node-api',
			'@duckdb/node-bindings',
			'@libsql/client',
			'@myriaddreamin/typst-ts-node-compiler'
		]
	}
});
