import { fork } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { build } from 'vite';
import type { LoadOptions } from '#lib/server/intake/load.ts';
import { projectRoot } from '#lib/server/project.ts';

const native = ['@duckdb/node-api', 'lz4-napi'];
const linked = ['node_modules', 'package.json', 'profiles', 'queries', 'src'];

async function bundle(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'plumbline-child-'));
	afterAll(() => rm(folder, { recursive: true, force: true }));
	const load = join(import.meta.dirname, 'load-process.ts');
	await build({
		root: projectRoot,
		configFile: false,
		logLevel: 'error',
		build: { ssr: true, outDir: folder, minify: false, rollupOptions: { input: { load } } },
		ssr: { noExternal: true, external: native }
	});
	// The program finds queries/ and its like above the file it runs from.
	for (const name of linked) await symlink(join(projectRoot, name), join(folder, name));
	return join(folder, 'load.js');
}

let bundled: Promise<string> | undefined;

/** What a process that loads is asked to do. */
export type ChildLoad = {
	root: string;
	paths: string[];
	/** Where it puts temporary files, if not where the system does. */
	temporary?: string;
	options?: Pick<LoadOptions, 'allow' | 'dropColumns' | 'as'>;
};

/** `isDone`: it said that the load had ended; `ms`: from its first word to its end; `output`: stdout and stderr. */
export type Ending = { isDone: boolean; ms: number; output: string };

/**
 * Loads in another process, which is killed `killAfter` ms after it has begun, or never. The program is bundled once
 * for all processes of a test file, so that each of them starts in a moment: call first in a test or a hook.
 */
export async function loadInChild(load: ChildLoad, killAfter?: number): Promise<Ending> {
	bundled ??= bundle();
	const asked = JSON.stringify({ options: {}, ...load });
	const { temporary = tmpdir() } = load;
	const child = fork(await bundled, [asked], {
		execArgv: [],
		env: { ...process.env, TMPDIR: temporary },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	const ending: Ending = { isDone: false, ms: 0, output: '' };
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (chunk: Buffer) => (ending.output += chunk.toString('latin1')));
	const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
	const begun = new Promise<number>((resolve) =>
		child.on('message', (message) => {
			if (message === 'loading') resolve(performance.now());
			if (message === 'done') ending.isDone = true;
		})
	);
	const since = await Promise.race([begun, ended]);
	if (killAfter !== undefined) {
		await Promise.race([pause(killAfter), ended]);
		child.kill('SIGKILL');
	}
	await ended;
	return { ...ending, ms: performance.now() - (since ?? performance.now()) };
}
