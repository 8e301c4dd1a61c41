import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * What a process took: milliseconds of processors (all its threads), memory in MB, and how long its event loop stood
 * still, in milliseconds.
 */
export type Watched = {
	cpuMs: number;
	peakMb: number;
	nowMb: number;
	blockedMs: { p50: number; p99: number; max: number };
};

export type Ran = { ms: number; status: number; stdout: string; watched: Watched };

const root = join(import.meta.dirname, '..', '..');
const watcher = pathToFileURL(join(import.meta.dirname, 'watch-process.js')).href;

/** The command line of the product. */
export const plumbline = join(root, 'bin', 'plumbline.js');

/** A module of the bench as a command, with what makes TypeScript run where it is any. */
export const ofBench = (name: string): string[] => [
	...(name.endsWith('.ts') ? ['--import', 'tsx'] : []),
	join(root, 'bench', 'support', name)
];

/** Starts Node on these arguments with the watcher in it, which leaves what it saw in `report`. */
export function startWatched(args: string[], report: string): ChildProcess {
	return spawn(process.execPath, ['--import', watcher, ...args], {
		cwd: root,
		env: { ...process.env, PLUMBLINE_BENCH_WATCH: report },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
}

/** All that a stream of a process says, until it ends. */
function gather(stream: NodeJS.ReadableStream | null): () => string {
	const parts: string[] = [];
	stream?.setEncoding('utf8').on('data', (part: string) => parts.push(part));
	return () => parts.join('');
}

/**
 * Runs Node on these arguments to its end: milliseconds from start to exit, memory, output. Throws where the exit
 * status is none of `expected`.
 */
export async function runProcess(args: string[], expected = [0]): Promise<Ran> {
	const report = join(tmpdir(), `plumbline-bench-${randomUUID()}.json`);
	const start = performance.now();
	const child = startWatched(args, report);
	const [stdout, stderr] = [gather(child.stdout), gather(child.stderr)];
	const status = await new Promise<number>((ended, failed) => {
		child.once('error', failed);
		child.once('close', (code) => ended(code ?? -1));
	});
	const ms = performance.now() - start;
	if (!expected.includes(status))
		throw new Error(`${args.join(' ')} ended with ${status}: ${stderr().slice(-2000)}`);
	const watched = JSON.parse(readFileSync(report, 'utf8')) as Watched;
	rmSync(report);
	return { ms, status, stdout: stdout(), watched };
}
