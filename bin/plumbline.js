#!/usr/bin/env node
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { commandLineFolder, isCommandLineFresh } from './built.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function readSource() {
	delete process.env.PLUMBLINE_THREAD;
	const { register } = await import('tsx/esm/api');
	// Node 20 does not run TypeScript by itself.
	register();
	return import('../src/cli/main.ts');
}

function readBuilt() {
	const folder = commandLineFolder(root);
	// Threads start as what starts them does.
	process.env.PLUMBLINE_THREAD = join(folder, 'run-task.js');
	return import(pathToFileURL(join(folder, 'main.js')).href);
}

// Where it is built of the source as it is, a command starts without what makes TypeScript run.
const { main } = await (isCommandLineFresh(root) ? readBuilt() : readSource());
process.exitCode = await main(process.argv);
