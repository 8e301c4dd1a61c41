import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApplication } from '#lib/server/application.ts';
import { currentManifest, rollupsPath } from '#lib/server/warehouse/manifest.ts';
import { writeExports } from '#seed/write-exports.ts';
import type { SeedFile } from '#seed/write-exports.ts';
import { plumbline, runProcess } from './run-process.ts';
import type { Ran } from './run-process.ts';
import type { Setting } from './setting.ts';

/** The made-up network's exports of this size, written once. */
export async function makeExports({ exports, episodes }: Setting): Promise<SeedFile[]> {
	const written = join(exports, 'written.json');
	if (existsSync(written)) return JSON.parse(readFileSync(written, 'utf8')) as SeedFile[];
	const files = await writeExports({ out: exports, episodes });
	writeFileSync(written, JSON.stringify(files));
	return files;
}

const csvFiles = (folder: string): string[] =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.csv'))
		.map((name) => join(folder, name));

/** Loads all exports of a folder by the product's own command; status 5 says that made-up flaws were rejected. */
export const loadExports = (exports: string, data: string): Promise<Ran> =>
	runProcess(
		[plumbline, 'load', ...csvFiles(exports), '--route', 'date-shifted', '--data', data, '--json'],
		[0, 5]
	);

/** Rolls up what is loaded, unless that is done; how long it took, in milliseconds. */
export async function rollUp(data: string, anew = false): Promise<number> {
	const application = openApplication(data);
	try {
		const { snapshot } = await currentManifest(application.folder);
		if (anew) rmSync(rollupsPath(application.folder, snapshot), { force: true });
		const start = performance.now();
		await application.rollUp();
		const ms = performance.now() - start;
		await application.prepareFirstPage();
		return ms;
	} finally {
		application.close();
	}
}

/** Has the exports of this size loaded and rolled up, once. */
export async function prepareData(setting: Setting): Promise<void> {
	await makeExports(setting);
	if (!existsSync(join(setting.data, 'CURRENT'))) {
		rmSync(setting.data, { recursive: true, force: true });
		await loadExports(setting.exports, setting.data);
	}
	await rollUp(setting.data);
}
