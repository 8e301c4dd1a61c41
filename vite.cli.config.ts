import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { builtMark, commandLineFolder } from './bin/built.js';

const folder = commandLineFolder(import.meta.dirname);

/**
 * Keeps what our YAML says, then leaves a file from when the build began, once all else is written: source that was saved meanwhile is newer than it,
 * and a build that was broken off has none.
 */
function markBegin(): Plugin {
	const began = new Date();
	return {
		name: 'mark-begin',
		async closeBundle() {
			await import(pathToFileURL(join(folder, 'keep-yaml.js')).href);
			const mark = join(folder, builtMark);
			writeFileSync(mark, '');
			utimesSync(mark, began, began);
		}
	};
}

/** These load native files, or files of their own as threads; or they build, and no command but a first start waits for them. */
const packages = [
	'@duckdb/node-bindings',
	'@libsql/client',
	'@myriaddreamin/typst-ts-node-compiler',
	'lz4-napi',
	'piscina',
	'vite'
];

/**
 * The command line, and what its threads run, as they start where a command does: without what makes TypeScript run, and
 * with the packages they use built in, hundreds of files that would be looked for one by one.
 */
export default defineConfig({
	plugins: [markBegin()],
	publicDir: false,
	ssr: { noExternal: true, external: packages },
	build: {
		ssr: true,
		rolldownOptions: {
			input: {
				main: 'src/cli/main.ts',
				'run-task': 'src/lib/server/threads/run-task.ts',
				'keep-yaml': 'src/cli/keep-yaml.ts'
			}
		},
		outDir: folder,
		emptyOutDir: true,
		target: 'node20',
		sourcemap: false
	}
});
