import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asMuch } from '../support/line.ts';
import type { Line } from '../support/line.ts';
import { plumbline, runProcess } from '../support/run-process.ts';
import { getPage, startServer } from '../support/server.ts';
import type { Server } from '../support/server.ts';
import type { Part, Setting } from '../support/setting.ts';
import { spreadOf } from '../support/spread.ts';
import { pagePaths } from './pages.ts';

const many = 64;
const few = 8;
const restMs = 1000;

/** Readers who go round all pages, each from another one on, and rest between two; what each page took them. */
async function readAll(
	address: string,
	readers: number,
	{ until, rest }: { until: () => boolean; rest: number }
): Promise<number[]> {
	const times: number[] = [];
	const read = async (reader: number) => {
		// They do not all arrive in one moment.
		await pause((reader / readers) * rest);
		for (let turn = reader; !until(); turn++) {
			times.push(await getPage(address, pagePaths[turn % pagePaths.length] ?? '/'));
			await pause(rest);
		}
	};
	await Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
	return times;
}

const after = (seconds: number) => {
	const end = performance.now() + 1000 * seconds;
	return () => performance.now() >= end;
};

/** So many readers for so long, and how long the server's event loop stood still meanwhile. */
async function readFor(server: Server, readers: number, seconds: number, rest: number) {
	await server.watched();
	const times = await readAll(server.address, readers, { until: after(seconds), rest });
	return { times, watched: await server.watched() };
}

async function manyLines(server: Server, seconds: number): Promise<Line[]> {
	const resting = await readFor(server, many, seconds, restMs);
	const restless = await readFor(server, many, seconds / 2, 0);
	const perSecond = Math.round(restless.times.length / (seconds / 2));
	const { max, p99 } = resting.watched.blockedMs;
	return [
		{
			what: `${many} readers over all pages for ${seconds} s, each resting ${restMs / 1000} s between pages`,
			unit: 'ms',
			ours: spreadOf(resting.times),
			goal: { of: 'p95', most: 400 },
			note: 'every page answered with 200; readers and server share the cores'
		},
		{
			what: 'longest that the event loop stood still meanwhile',
			unit: 'ms',
			ours: spreadOf([max]),
			goal: { of: 'median', most: 50 },
			note: `99 of 100 times under ${p99.toFixed(1)} ms`
		},
		{
			what: `${many} readers who never rest`,
			unit: 'ms',
			ours: spreadOf(restless.times),
			note: `${perSecond} pages a second`
		},
		{
			what: 'peak memory of the server',
			unit: 'MB',
			ours: spreadOf([Math.round(restless.watched.peakMb)])
		}
	];
}

/** An export of episodes as it comes some weeks later: it changes months known before, so the snapshot is built anew. */
function correct({ exports, base }: Setting): string {
	const text = readFileSync(join(exports, 'episodes.csv'), 'utf8');
	const corrected = join(base, 'corrections.csv');
	writeFileSync(corrected, text.replaceAll(',completed,', ',left_early,'));
	return corrected;
}

/** Readers before and while exports are loaded into what they read, in a copy of it. */
async function loadLines(setting: Setting): Promise<Line[]> {
	const copy = join(setting.base, 'reading');
	rmSync(copy, { recursive: true, force: true });
	cpSync(setting.data, copy, { recursive: true });
	const server = await startServer(copy);
	try {
		for (const path of pagePaths) await getPage(server.address, path);
		const idle = await readFor(server, few, setting.seconds / 2, restMs);
		let isLoaded = false;
		const files = [correct(setting), join(setting.exports, 'claims.csv')];
		const args = [plumbline, 'load', ...files, '--route', 'date-shifted', '--data', copy];
		const loading = runProcess(args, [0, 5]).finally(() => (isLoaded = true));
		await server.watched();
		const times = await readAll(server.address, few, { until: () => isLoaded, rest: restMs });
		const { ms } = await loading;
		const { blockedMs } = await server.watched();
		const [before, during] = [spreadOf(idle.times), spreadOf(times)];
		const tails = {
			before: { ...before, median: before.p95 },
			during: { ...during, median: during.p95 }
		};
		return [
			{
				what: `${few} readers while corrections and claims are loaded (p95)`,
				unit: 'ms',
				ours: tails.during,
				baseline: { what: 'before the load', spread: tails.before },
				ratio: asMuch(tails.during, tails.before),
				goal: { of: 'ratio', most: 2.5 },
				note: `load of ${(ms / 1000).toFixed(1)} s; event loop still for ${blockedMs.max.toFixed(0)} ms at most`
			}
		];
	} finally {
		await server.stop();
		rmSync(copy, { recursive: true, force: true });
	}
}

async function measure(setting: Setting): Promise<Line[]> {
	const server = await startServer(setting.data);
	try {
		for (const path of pagePaths) await getPage(server.address, path);
		return [...(await manyLines(server, setting.seconds)), ...(await loadLines(setting))];
	} finally {
		await server.stop();
	}
}

/** Many readers at once, and readers while a load runs. */
export const readers: Part = {
	name: 'readers',
	title: 'Readers at once',
	needsData: true,
	measure
};
