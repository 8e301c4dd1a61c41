import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../support/line.ts';
import { asMuch } from '../support/line.ts';
import { loadExports, makeExports, rollUp } from '../support/network.ts';
import { ofBench, runProcess } from '../support/run-process.ts';
import type { Ran } from '../support/run-process.ts';
import type { Part, Setting } from '../support/setting.ts';
import { spreadOf } from '../support/spread.ts';

type Round = { bare: Ran; first: Ran; again: Ran };

async function bareLoad({ base, exports }: Setting): Promise<Ran> {
	const database = join(base, 'bare.duckdb');
	rmSync(database, { force: true });
	const ran = await runProcess([...ofBench('bare-load.ts'), exports, database]);
	rmSync(database, { force: true });
	return ran;
}

async function loadRound(setting: Setting): Promise<Round> {
	const scratch = join(setting.base, 'loading');
	rmSync(scratch, { recursive: true, force: true });
	const bare = await bareLoad(setting);
	const first = await loadExports(setting.exports, scratch);
	// What is loaded once serves the other parts.
	if (!existsSync(setting.data)) renameSync(scratch, setting.data);
	const folder = existsSync(scratch) ? scratch : setting.data;
	const again = await loadExports(setting.exports, folder);
	rmSync(scratch, { recursive: true, force: true });
	return { bare, first, again };
}

const seconds = (runs: Ran[]) => spreadOf(runs.map(({ ms }) => ms / 1000));
const worked = (runs: Ran[]) => spreadOf(runs.map(({ watched }) => watched.cpuMs / 1000));
const peaks = (runs: Ran[]) => spreadOf(runs.map(({ watched }) => Math.round(watched.peakMb)));

function linesOf(rounds: Round[], rows: number): Line[] {
	const of = (name: keyof Round) => rounds.map((round) => round[name]);
	const [bare, first, again] = [of('bare'), of('first'), of('again')];
	return [
		{
			what: 'all exports, first load',
			unit: 's',
			ours: seconds(first),
			baseline: { what: 'bare read_csv', spread: seconds(bare) },
			ratio: asMuch(seconds(first), seconds(bare)),
			goal: { of: 'ratio', most: 2.5 },
			note: `${rows.toLocaleString('en-US')} rows; whole processes, from start to exit`
		},
		{
			what: 'of processors: all exports, first load',
			unit: 's',
			ours: worked(first),
			baseline: { what: 'bare read_csv', spread: worked(bare) },
			ratio: asMuch(worked(first), worked(bare)),
			note: 'all threads together; what else the machine does hardly counts'
		},
		{
			what: 'of processors: the same files again',
			unit: 's',
			ours: worked(again),
			baseline: { what: 'first load', spread: worked(first) },
			ratio: asMuch(worked(again), worked(first))
		},
		{
			what: 'the same files again',
			unit: 's',
			ours: seconds(again),
			baseline: { what: 'first load', spread: seconds(first) },
			ratio: asMuch(seconds(again), seconds(first)),
			goal: { of: 'ratio', most: 0.5 }
		},
		{
			what: 'peak memory of the load',
			unit: 'MB',
			ours: peaks(first),
			baseline: { what: 'bare read_csv', spread: peaks(bare) },
			goal: { of: 'median', most: 4000 }
		},
		{ what: 'peak memory, the same files again', unit: 'MB', ours: peaks(again) }
	];
}

async function measure(setting: Setting): Promise<Line[]> {
	const files = await makeExports(setting);
	const rounds: Round[] = [];
	for (let round = 0; round < setting.repeats.long; round++) rounds.push(await loadRound(setting));
	const rows = files.reduce((sum, file) => sum + file.rows, 0);
	const rolled = await rollUp(setting.data, true);
	return [
		...linesOf(rounds, rows),
		{
			what: 'rolled up, after the load',
			unit: 's',
			ours: spreadOf([rolled / 1000]),
			note: 'on one thread, while pages answer from rows'
		}
	];
}

/** Exports to figures: the product's load beside DuckDB's bare reading of the same files. */
export const load: Part = { name: 'load', title: 'Load from CSV', needsData: false, measure };
