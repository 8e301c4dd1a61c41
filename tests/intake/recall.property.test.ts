import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadTexts } from '../support/load-files.ts';
import { randomFile, randomText } from '../support/random-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { literal } from '#lib/server/sql-file.ts';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openInMemory } from '#lib/server/warehouse/open-duckdb.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { undoBatch } from '#lib/server/warehouse/undo-batch.ts';

type Step = { load: number[] } | { undo: number };

/** Every row of the Parquet files of a data folder, in their order, as text. */
async function lakeOf(folder: string): Promise<string[]> {
	const instance = await openInMemory();
	const db = await instance.connect();
	const row = z.record(z.string(), z.string().nullable());
	const lake = join(folder, 'data', 'lake');
	const paths = (await readdir(lake, { recursive: true })).filter((path) =>
		path.endsWith('.parquet')
	);
	try {
		const rows: string[] = [];
		for (const path of paths.sort()) {
			const sql = `select columns(*)::varchar from read_parquet(${literal(join(lake, path))})`;
			const found = await runQuery(db, { name: 'lake', sql, row });
			rows.push(path, ...found.map((each) => JSON.stringify(each)));
		}
		return rows;
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}

/** The receipts and lists of a data folder by name: all but how long it took. */
async function receiptsOf(folder: string): Promise<Record<string, string>> {
	const receipts = join(folder, 'data', 'receipts');
	const texts: Record<string, string> = {};
	for (const name of (await readdir(receipts)).sort()) {
		const text = await readFile(join(receipts, name), 'utf8');
		texts[name] = text.replace(/"seconds": [\d.]+/g, '');
	}
	return texts;
}

const stays = 'select * from episode order by all';
const services = 'select * from attendance order by all';

const stateOf = async (folder: string) => ({
	receipts: await receiptsOf(folder),
	lake: await lakeOf(folder),
	snapshot: [await readRows(folder, stays), await readRows(folder, services)],
	snapshots: (await readdir(join(folder, 'data', 'snapshots'))).sort()
});

/** Takes one step; gives the id of a new batch and how many of its files were read cell by cell. */
async function take(
	folder: string,
	step: Step,
	texts: string[],
	batches: string[],
	isRead: boolean
) {
	if ('undo' in step) {
		const [batch] = batches.splice(step.undo % Math.max(1, batches.length), 1);
		if (batch !== undefined) await undoBatch(dataFolder(join(folder, 'data')), batch);
		return 0;
	}
	const chosen = [...new Set(step.load)].map((at): [string, string] => [
		`${at}.csv`,
		texts[at] ?? ''
	]);
	let read = 0;
	const { receipt } = await loadTexts(folder, Object.fromEntries(chosen), {
		report: (event) => (read += event.step === 'checking' ? 1 : 0),
		// Rows that somebody looks at are always read.
		...(isRead && { look: () => Promise.resolve() })
	});
	if (receipt.batch !== null) batches.push(receipt.batch);
	return chosen.length - read;
}

const kept = 4;
const steps = fc.array(
	fc.oneof(
		{
			weight: 4,
			arbitrary: fc
				.array(fc.nat(kept - 1), { minLength: 1, maxLength: 3 })
				.map((load): Step => ({ load }))
		},
		{ weight: 1, arbitrary: fc.nat(5).map((undo): Step => ({ undo })) }
	),
	{ minLength: 3, maxLength: 6 }
);
const files = fc.array(randomFile, { minLength: kept, maxLength: kept });

test('files that come again give the same receipts, lake and snapshot called back as read, whatever came between', async () => {
	let recalled = 0;
	await fc.assert(
		fc.asyncProperty(files, steps, async (exports, taken) => {
			const texts = exports.map((each) => `${randomText(each)}\n`);
			const [back, anew] = [await temporaryFolder(), await temporaryFolder()];
			const [ofBack, ofAnew]: [string[], string[]] = [[], []];
			for (const step of taken) {
				recalled += await take(back, step, texts, ofBack, false);
				expect(await take(anew, step, texts, ofAnew, true)).toBe(0);
			}
			expect(await stateOf(back)).toEqual(await stateOf(anew));
		}),
		{ numRuns: 6, seed: 20261128 }
	);
	expect(recalled).toBeGreaterThan(3);
}, 600_000);
