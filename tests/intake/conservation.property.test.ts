import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { loadTexts } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Column = { name: string; good: string[]; bad: string[] };
type Kind = { table: string; columns: Column[]; key: number[]; repeats: boolean };
type Row = { cells: string[]; isSound: boolean };
type File = { kind: Kind; rows: Row[] };

const ids = ['e1', 'e2', 'e3', 'e4', 'e5'];

const episode: Kind = {
	table: 'episode',
	columns: [
		{ name: 'episode_id', good: ids, bad: [''] },
		{ name: 'person_id', good: ['p1', 'p2'], bad: ['', '1.2E+11'] },
		{ name: 'program', good: ['North', 'a, "b"', 'two\nlines'], bad: ['NA'] },
		{ name: 'level_of_care', good: ['IOP', 'PHP'], bad: ['', 'DAY'] },
		{ name: 'admitted_on', good: ['2025-01-02', '2025-01-03'], bad: ['', '2025-02-30', '3/4/25'] },
		{ name: 'discharged_on', good: ['', '2025-03-01'], bad: ['2024-12-01', 'soon'] },
		{ name: 'discharge_reason', good: ['', 'completed', 'left_early'], bad: ['gone'] }
	],
	key: [0],
	repeats: false
};

const attendance: Kind = {
	table: 'attendance',
	columns: [
		{ name: 'episode_id', good: ids, bad: [''] },
		{ name: 'service_on', good: ['2025-01-06', '2025-01-07'], bad: ['', '6 January'] },
		{ name: 'service_type', good: ['group', 'individual'], bad: ['dance'] },
		{ name: 'scheduled_minutes', good: ['60', '90'], bad: ['1500', '-1', 'many'] },
		{ name: 'attended_minutes', good: ['', '45'], bad: ['2.5'] },
		{ name: 'status', good: ['attended', 'no_show'], bad: ['', 'maybe'] }
	],
	key: [0, 1, 2],
	repeats: true
};

const cellOf = ({ good, bad }: Column): fc.Arbitrary<[string, boolean]> =>
	fc.oneof(
		{
			weight: 19,
			arbitrary: fc.constantFrom(...good).map((cell): [string, boolean] => [cell, true])
		},
		{
			weight: 1,
			arbitrary: fc.constantFrom(...bad).map((cell): [string, boolean] => [cell, false])
		}
	);

// Now and then a line has a cell too few or too many.
const shape = fc.oneof(
	{ weight: 12, arbitrary: fc.constant(0) },
	{ weight: 1, arbitrary: fc.constantFrom(-1, 1) }
);

const rowOf = ({ columns }: Kind): fc.Arbitrary<Row> =>
	fc.tuple(fc.tuple(...columns.map(cellOf)), shape).map(([found, extra]) => {
		const cells = found.map(([cell]) => cell);
		const shaped = extra < 0 ? cells.slice(0, -1) : extra > 0 ? [...cells, 'x'] : cells;
		return { cells: shaped, isSound: extra === 0 && found.every(([, isGood]) => isGood) };
	});

const file: fc.Arbitrary<File> = fc
	.constantFrom(episode, attendance)
	.chain((kind) =>
		fc.array(rowOf(kind), { minLength: 1, maxLength: 25 }).map((rows) => ({ kind, rows }))
	);

const quoted = (cell: string): string =>
	/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const textOf = ({ kind, rows }: File): string =>
	[kind.columns.map(({ name }) => name), ...rows.map(({ cells }) => cells)]
		.map((cells) => cells.map(quoted).join(','))
		.join('\n');

const blank = { read: 0, loaded: 0, changed: 0, rejected: 0, known: 0, superseded: 0 };

/** The lake as it should be: by table and key, the cells of the row in force. */
type Lake = Map<string, string>;

/** What names a row: its table, its key and, where such rows are counted, the how manieth it is in its file. */
function keysOf({ kind, rows }: File): string[] {
	const seen = new Map<string, number>();
	return rows.map(({ cells }) => {
		const key = [kind.table, ...kind.key.map((at) => cells[at])].join('\t');
		const nth = (seen.get(key) ?? 0) + 1;
		seen.set(key, nth);
		return kind.repeats ? `${key}\t${nth}` : key;
	});
}

/** What the receipts of one load must say, worked out row by row; the lake is brought forward. */
function expectedOf(files: File[], lake: Lake) {
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
	const loads = fc.array(fc.array(file, { minLength: 1, maxLength: 3 }), {
		minLength: 1,
		maxLength: 3
	});
	await fc.assert(
		fc.asyncProperty(loads, async (batches) => {
			const folder = await temporaryFolder();
			const lake: Lake = new Map();
			// The first load comes again at the end: by then others may have corrected it.
			for (const files of [...batches, batches[0] ?? []]) {
				const texts = files.map((each, at): [string, string] => [`${at}.csv`, textOf(each)]);
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
