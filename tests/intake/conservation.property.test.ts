import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { loadTexts } from '../support/load-files.ts';
import { randomFile, randomText } from '../support/random-files.ts';
import type { RandomFile } from '../support/random-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const blank = { read: 0, loaded: 0, changed: 0, rejected: 0, known: 0, superseded: 0 };

/** The lake as it should be: by table and key, the cells of the row in force. */
type Lake = Map<string, string>;

/** What names a row: its table, its key and, where such rows are counted, the how manieth it is in its file. */
function keysOf({ kind, rows }: RandomFile): string[] {
	const seen = new Map<string, number>();
	return rows.map(({ cells }) => {
		const key = [kind.table, ...kind.key.map((at) => cells[at])].join('\t');
		const nth = (seen.get(key) ?? 0) + 1;
		seen.set(key, nth);
		return kind.repeats ? `${key}\t${nth}` : key;
	});
}

/** What the receipts of one load must say, worked out row by row; the lake is brought forward. */
function expectedOf(files: RandomFile[], lake: Lake) {
	const counts = files.map(({ rows }) => ({ ...blank, read: rows.length }));
	const sound = files.map(({ kind, rows }, at) => {
		const kept = rows.filter(({ isSound }) => isSound);
		const count = counts[at] ?? { ...blank };
		count.rejected = rows.length - kept.length;
		return { count, keys: keysOf({ kind, rows: kept }), kept };
	});
	const last = new Map<string, { count: typeof blank; content: string }>();
	for (const { count, keys, kept } of sound)
		for (const [at, key] of keys.entries()) {
			const before = last.get(key);
			if (before) before.count.superseded++;
			last.set(key, { count, content: JSON.stringify(kept[at]?.cells) });
		}
	for (const [key, { count, content }] of last) {
		const known = lake.get(key);
		if (known === content) count.known++;
		else count.loaded++;
		if (known !== undefined && known !== content) count.changed++;
		lake.set(key, content);
	}
	return counts;
}

test('of random files, loaded one after the other, every row is told once: loaded, rejected, known or superseded', async () => {
	const loads = fc.array(fc.array(randomFile, { minLength: 1, maxLength: 3 }), {
		minLength: 1,
		maxLength: 3
	});
	await fc.assert(
		fc.asyncProperty(loads, async (batches) => {
			const folder = await temporaryFolder();
			const lake: Lake = new Map();
			// The first load comes again at the end: by then others may have corrected it.
			for (const files of [...batches, batches[0] ?? []]) {
				const texts = files.map((each, at): [string, string] => [`${at}.csv`, randomText(each)]);
				const { receipt } = await loadTexts(folder, Object.fromEntries(texts));
				expect(receipt.files.every(isConserved)).toBe(true);
				const expected = expectedOf(files, lake);
				expect(receipt.files).toMatchObject(expected);
			}
			const sql = `select (select count(*) from episode) + (select count(*) from attendance) as n`;
			expect(await readRows(folder, sql)).toEqual([{ n: `${lake.size}` }]);
		}),
		{ numRuns: 8, seed: 20260904 }
	);
}, 600_000);
