import { spawn, type ChildProcess } from 'node:child_process';
import { expect } from '@playwright/test';

const patience = { timeout: 120_000 };

/**
 * Starts a server of a test's own on a port and waits until it answers; whoever starts it ends it. `kind` is what lies
 * in its data folder: see serve-seeded.ts. With `folder` that is `folder`/data.
 */
export async function startOwn(
	port: number,
	kind: 'empty' | 'august' | 'loaded' | 'seeded',
	folder?: string,
	env: NodeJS.ProcessEnv = process.env
): Promise<ChildProcess> {
	const script = ['--import', 'tsx', 'tests/e2e/support/serve-seeded.ts', `${port}`, kind];
	const server = spawn('node', folder === undefined ? script : [...script, folder], {
		stdio: 'inherit',
		env
	});
	const status = () =>
		fetch(`http://127.0.0.1:${port}/`).then(
			(answer) => answer.status,
			() => 0
		);
	await expect.poll(status, patience).toBe(200);
	return server;
}
