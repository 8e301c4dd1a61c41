import { join } from 'node:path';
import { isCommandLineFresh, isFresh } from '../../bin/built.js';
import { builtFolder } from '#lib/server/built-folder.ts';
import { projectRoot } from '#lib/server/project.ts';

/** Builds the web application and the command line where there is no build of them yet, or one older than its source. */
export async function buildWhenStale(report: (message: string) => void): Promise<void> {
	const isBuilt = isFresh(projectRoot, join(builtFolder(), 'handler.js'));
	if (isBuilt && isCommandLineFresh(projectRoot)) return;
	report('Building the web application, which takes half a minute once …');
	// A start that needs no build need not load what builds.
	const { build } = await import('vite');
	const options = { root: projectRoot, logLevel: 'error' as const };
	if (!isBuilt) await build(options);
	await build({ ...options, configFile: join(projectRoot, 'vite.cli.config.ts') });
}
