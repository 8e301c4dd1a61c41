import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder } from '#lib/server/built-folder.ts';
import { projectRoot } from '#lib/server/project.ts';

const newest = (folder: string): number =>
	Math.max(
		...readdirSync(folder, { recursive: true }).map(
			(name) => statSync(join(folder, `${name}`)).mtimeMs
		)
	);

const isStale = (): boolean => {
	const built = join(builtFolder(), 'handler.js');
	if (!existsSync(built)) return true;
	const made = statSync(built).mtimeMs;
	return ['src', 'locales'].some((folder) => made < newest(join(projectRoot, folder)));
};

/** Builds the web application where there is no build yet, or one older than its source. */
export async function buildWhenStale(report: (message: string) => void): Promise<void> {
	if (!isStale()) return;
	report('Building the web application, which takes half a minute once …');
	// A start that needs no build need not load what builds.
	const { build } = await import('vite');
	await build({ root: projectRoot, logLevel: 'error' });
}
