import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [tailwindcss(), sveltekit()],
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
