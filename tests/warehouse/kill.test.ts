import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApplication } from '#lib/server/application.ts';
import type { Application } from '#lib/server/application.ts';
import { Random } from '#seed/random.ts';
import { loadInChild } from '../support/child-load.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';

const kills = 50;
const perLoad = 200;
const moving = 40;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Load `at`: stays and scores of its own, and the new program of stays that every load moves. */
async function writeLoad(folder: string, at: number): Promise<string[]> {
	const stays = [
		'episode_id,person_id,program,level_of_care,admitted_on,discharged_on,discharge_reason',
		...numbers(perLoad).map((n) => {
			const reason = n % 4 === 0 ? 'left_early' : 'completed';
			return `${at}-${n},p${n},North,IOP,2025-01-02,2025-03-02,${reason}`;
		}),
		...numbers(moving).map((n) => `moving-${n},p${n},Unit ${at},IOP,2025-01-02,,`)
	];
	const scores = [
		'episode_id,instrument,assessed_on,total',
		...numbers(perLoad).map((n) => `${at}-${n},phq-9,2025-01-03,${n % 28}`)
	];
	return [
		await writeExport(folder, `stays-${at}.csv`, stays.join('\n')),
		await writeExport(folder, `scores-${at}.csv`, scores.join('\n'))
	];
}

const parts = `
	select
		split_part(episode_id, '-', 1) as part,
		count(*) filter (where kind = 'stay') as stays,
		count(*) filter (where kind = 'score') as scores,
		count(distinct episode_id) as keys,
		string_agg(distinct program, ' and ') as programs
	from (
		select 'stay' as kind, episode_id, program from episode
		union all
		select 'score', episode_id, null from assessment
	)
	group by part
	order by try_cast(part as integer) nulls last`;

/** Which loads are in force. Each must be there whole, in every table, and the moved stays where the last one put them. */
async function loadsInForce(folder: string, application: Application): Promise<number[]> {
	const found = await readRows(folder, parts);
	const loads = found.slice(0, -1).map(({ part }) => Number(part));
	const [n, of] = [`${perLoad}`, `${moving}`];
	expect(found).toEqual([
		...loads.map((at) => ({ part: `${at}`, stays: n, scores: n, keys: n, programs: 'North' })),
		{ part: 'moving', stays: of, scores: '0', keys: of, programs: `Unit ${loads.at(-1)}` }
	]);
	const figure = await application.ask({ measure: 'completion', where: {}, audience: 'inside' });
	const left = perLoad * loads.length;
	expect(figure.value).toMatchObject({ state: 'released', k: (left * 3) / 4, n: left });
	return loads;
}

/** Loads what was being loaded when the process was killed: what is missing comes, what is there is known. */
async function loadAgain(folder: string, paths: string[], isThere: boolean): Promise<void> {
	const { receipt, status } = await loadPaths(folder, paths);
	expect(status).toBe(0);
	const counts = receipt.files.map(({ read, loaded, known }) => ({ read, loaded, known }));
	const all = [perLoad + moving, perLoad];
	expect(counts).toEqual(
		all.map((read) => ({ read, loaded: isThere ? 0 : read, known: isThere ? read : 0 }))
	);
}

/** Fifty loads of one data folder, each killed after a while. How many of them came into force all the same. */
async function killMany(folder: string, measured: number, random: Random): Promise<number> {
	const application = openApplication(join(folder, 'data'));
	let inForce = await loadsInForce(folder, application);
	let survivors = 0;
	let length = measured;
	for (const at of numbers(kills).map((n) => n + 2)) {
		const paths = await writeLoad(folder, at);
		const delay = random.uniform() * length;
		const { isDone, ms } = await loadInChild({ root: join(folder, 'data'), paths }, delay);
		// A machine that has more or less to do than before needs more or less time for a load.
		length = isDone ? ms * 1.1 : Math.max(length, delay * 1.05);
		const before = inForce;
		inForce = await loadsInForce(folder, application);
		expect([before, [...before, at]], `${delay} ms`).toContainEqual(inForce);
		const isThere = inForce.includes(at);
		if (isDone) expect(isThere).toBe(true);
		if (isThere) survivors++;
		if (at % 10 !== 0) continue;
		await loadAgain(folder, paths, isThere);
		inForce = await loadsInForce(folder, application);
		expect(inForce).toEqual([...before, at]);
	}
	application.close();
	return survivors;
}

test('after each of a hundred loads killed at random moments the snapshot is the one before or the one after', async () => {
	const folders = [await temporaryFolder(), await temporaryFolder()];
	const lengths = await Promise.all(
		folders.map(async (folder) => {
			await loadPaths(folder, await writeLoad(folder, 0));
			const load = { root: join(folder, 'data'), paths: await writeLoad(folder, 1) };
			return (await loadInChild(load)).ms;
		})
	);
	const survivors = await Promise.all(
		folders.map((folder, at) => killMany(folder, (lengths[at] ?? 0) * 1.1, new Random('kill', at)))
	);
	// Where none or all had ended, the moments were not spread over the load.
	const ended = survivors.reduce((sum, count) => sum + count, 0);
	expect(ended).toBeGreaterThan(0);
	expect(ended).toBeLessThan(kills * folders.length);
}, 600_000);
