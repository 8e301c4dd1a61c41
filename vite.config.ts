import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

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
	plugins: [tailwindcss(), sveltekit()],
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
