#!/usr/bin/env node
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { commandLineFolder, isCommandLineFresh } from './built.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A server is waited for: where it is built of the source as it is, it starts without what makes TypeScript run. */
const startsBuilt = ['serve', 'start'].includes(process.argv[2] ?? '') && isCommandLineFresh(root);

async function readSource() {
	delete process.env.PLUMBLINE_THREAD;
	const { register } = await import('tsx/esm/api');
	// Node 20 does not run TypeScript by itself.
	register();
	return import('../src/cli/main.ts');
}

function readBuilt() {
	const folder = commandLineFolder(root);
	// The threads of the server start as it does.
	process.env.PLUMBLINE_THREAD = join(folder, 'run-task.js');
	return import(pathToFileURL(join(folder, 'main.js')).href);
}

const { main } = await (startsBuilt ? readBuilt() : readSource());
process.exitCode = await main(process.argv);
