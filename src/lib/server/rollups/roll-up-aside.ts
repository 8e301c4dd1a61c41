import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlumblineError } from '#lib/server/errors.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { RollupFailure } from '#lib/server/rollups/rollup-failure.ts';

// Node 20 does not run TypeScript by itself.
const tsx = pathToFileURL(createRequire(join(projectRoot, 'package.json')).resolve('tsx')).href;
const program = join(projectRoot, 'src/lib/server/rollups/rollup-process.ts');

const tryAgain =
	'Run `npx plumbline doctor`; they are tried again after the next load, or the next start.';

/**
 * Rolls up the snapshot in force of a data folder, unless that is done, and keeps the text of definitions that changed:
 * in a process of its own, which goes after all others on the machine. Its memory goes with it, and readers do not feel
 * it. Ends with the server. Throws PlumblineError where it fails, with the reason if that is one of ours: its output is
 * closed, as whatever a library might print could quote a cell.
 */
export async function rollUpAside(root: string): Promise<void> {
	const child = fork(program, [root], { execArgv: ['--import', tsx], stdio: 'ignore' });
	let reason = '';
	child.once('message', (message: RollupFailure) => (reason = `${message.failure} `));
	const status = await new Promise<number | null>((ended) => {
		child.once('exit', ended);
		child.once('error', () => ended(null));
	});
	if (status !== 0) throw new PlumblineError('failed', `${reason}${tryAgain}`);
}
