import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

// The script of the page's frame runs before the first paint; the framework knows the hashes of its own only.
const frame = readFileSync(new URL('src/app.html', import.meta.url), 'utf8');
const frameScript = /<script>([\s\S]*?)<\/script>/.exec(frame)?.[1] ?? '';
const frameHash = createHash('sha256').update(frameScript).digest('base64');

// Each language is a build beside the English one (docs/translation.md).
const language = process.env.PLUMBLINE_LANGUAGE?.replace(/^en$/, '');

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true, out: language ? `build-${language}` : 'build' }),
		...(language && { outDir: `.svelte-kit/${language}` }),
		// The sheet comes with the page, 8 kB of it as sent: a first paint waits for each request, and pages that follow
		// come without a document.
		inlineStyleThreshold: 40_000,
		csp: {
			// A page is kept for its next readers: a nonce would be the same for all of them.
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self', `sha256-${frameHash}`],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
