// How fast it is at scale: `npm run bench -- [--episodes N …] [--folder DIR] [--part NAME …] [--quick]`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhenStale } from '../src/cli/build.ts';
import { drillRows } from './parts/drill-rows.ts';
import { figures } from './parts/figures.ts';
import { home } from './parts/home.ts';
import { load } from './parts/load.ts';
import { pages } from './parts/pages.ts';
import { readers } from './parts/readers.ts';
import { report } from './parts/report.ts';
import type { PartResult } from './support/markdown.ts';
import { prepareData } from './support/network.ts';
import { keepResults, say } from './support/results.ts';
import type { Part, Setting } from './support/setting.ts';

const parts: readonly Part[] = [load, pages, figures, drillRows, readers, report, home];
const sizes = ['100000', '1000000'];
const quickEpisodes = '300';

const { values } = parseArgs({
	options: {
		episodes: { type: 'string', multiple: true },
		folder: { type: 'string' },
		part: { type: 'string', multiple: true },
		quick: { type: 'boolean', default: false },
		seconds: { type: 'string', default: '60' }
	}
});

function settingOf(folder: string, episodes: number): Setting {
	const base = join(folder, `${episodes}`);
	const repeats = values.quick
		? { short: 2, long: 1 }
		: { short: 20, long: episodes > 300_000 ? 1 : 2 };
	const seconds = values.quick ? 2 : Number(values.seconds);
	const of = { episodes, base, exports: join(base, 'exports'), data: join(base, 'data') };
	return { ...of, repeats, seconds };
}

function chosenParts(): readonly Part[] {
	const names = values.part;
	if (!names) return parts;
	const unknown = names.find((name) => !parts.some((part) => part.name === name));
	if (unknown !== undefined)
		throw new RangeError(
			`There is no part ${unknown}: ${parts.map(({ name }) => name).join(', ')}.`
		);
	return parts.filter(({ name }) => names.includes(name));
}

async function runPart(part: Part, setting: Setting): Promise<PartResult> {
	if (part.needsData) await prepareData(setting);
	const busy = loadavg()[0] ?? 0;
	const measured = await part.measure(setting);
	// So few episodes show that everything runs, and nothing of how fast.
	const lines = values.quick ? measured.map((line) => ({ ...line, goal: undefined })) : measured;
	const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 1e9), busy };
	return { part: part.name, title: part.title, episodes: setting.episodes, ...machine, lines };
}

async function runAll(folder: string, results: string): Promise<void> {
	await buildWhenStale(say);
	const episodes = values.episodes ?? (values.quick ? [quickEpisodes] : sizes);
	for (const size of episodes) {
		const setting = settingOf(folder, Number(size));
		mkdirSync(setting.base, { recursive: true });
		for (const part of chosenParts()) {
			say(`${part.title}, ${size} episodes …`);
			// Kept part by part: the bench of a large size runs for an hour.
			keepResults(results, await runPart(part, setting));
		}
	}
}

if (values.quick) {
	const scratch = mkdtempSync(join(tmpdir(), 'plumbline-bench-quick-'));
	process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
	await runAll(values.folder ?? scratch, scratch);
} else {
	const folder = values.folder ?? join(tmpdir(), 'plumbline-bench');
	await runAll(folder, join(import.meta.dirname, 'results'));
}
