import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { ExportNotRecognised } from '#lib/server/errors.ts';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { readWithCsvParse } from '../support/compare-csv.ts';
import { loadPaths } from '../support/load-files.ts';
import { readSource } from '../support/read-source.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { realFile } from './real-data.ts';

const root = realFile('torture');
const longest = 20_000;

const files = readdirSync(root, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && !/\.(json|md)$/.test(entry.name))
	.map((entry) => join(entry.parentPath, entry.name))
	.sort();

const print = (counts: Record<string, number>): boolean =>
	process.stdout.write(`${JSON.stringify(counts, null, '\t')}\n`);

/** The same promise, or a failure that names the file where it takes too long. */
async function inTime<T>(path: string, work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const tooLong = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error(`${path} takes longer than ${longest} ms`)), longest);
	});
	return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

/** What became of a file, in words to count; what is wrong is thrown. */
async function outcomeOf(path: string): Promise<string> {
	try {
		const [table] = await inTime(path, readSource(path));
		const other = await inTime(path, readWithCsvParse(path));
		if (!table || !other) return 'read, and no delimited text';
		if (!other.rows)
			return table.rejects.length > 0
				? 'unsound to both readers: rows and rejects by line'
				: 'read whole, where the strict reader gives up';
		// The other reader keeps NUL and a carriage return before the line end: nothing else may differ.
		const plain = other.rows.filter((row) => !row.join('').includes('\0'));
		const texts = plain.map((row) => row.map((cell) => cell.replace(/\r$/, '')));
		const isBlank = (row: string[]) => row.length === 1 && row.join('').trim() === '';
		const ours = table.rows.map((row) => row.map((cell) => cell.replace(/\r$/, '')));
		const rows = texts.filter((row) => !isBlank(row));
		expect(
			ours.filter((row) => !isBlank(row)),
			path
		).toEqual(rows);
		expect(table.rows.length + table.rejects.length, path).toBeGreaterThanOrEqual(rows.length);
		return 'read the same by both readers';
	} catch (error) {
		if (!(error instanceof ExportNotRecognised)) throw new Error(path, { cause: error });
		expect(error.message, path).toMatch(/\.$/);
		return 'refused with a reason';
	}
}

test('every file made to break readers is read as csv-parse reads it, or refused with a reason', async () => {
	const counts = new Map<string, number>();
	for (const path of files) {
		const outcome = await outcomeOf(path);
		counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	}
	print(Object.fromEntries(counts));
	expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(files.length);
	expect(files.length).toBeGreaterThan(820);
	expect(counts.get('read the same by both readers')).toBeGreaterThan(400);
}, 1_800_000);

test('every file made to break readers gets a receipt that adds up, or a reason', async () => {
	const folder = await temporaryFolder();
	const { receipt } = await loadPaths(folder, files);
	expect(receipt.files.length).toBeGreaterThanOrEqual(files.length);
	const counts = { loaded: 0, refused: 0, 'not recognised': 0 };
	for (const file of receipt.files) {
		expect(isConserved(file), file.file).toBe(true);
		if (file.table !== null) counts.loaded++;
		else counts[file.refused.length > 0 ? 'refused' : 'not recognised']++;
		if (file.table === null) expect(file.notes.join(), file.file).toMatch(/\.$/);
	}
	print(counts);
}, 1_800_000);

const spectrum = join(root, 'csv-spectrum/csvs');

// The author's own CSV and JSON of location_coordinates differ in this one cell; the JSON is one object, not a list.
const otherPhone = { 'Contact Phone Number': '2095257564' };

test.each(readdirSync(spectrum))(
	'csv-spectrum: %s gives the rows its author expects',
	async (name) => {
		const path = join(root, 'csv-spectrum/json', `${basename(name, '.csv')}.json`);
		const expected: unknown = JSON.parse(readFileSync(path, 'utf8'));
		const [table] = await readSource(join(spectrum, name));
		const rows = table?.rows.map((row) =>
			Object.fromEntries(row.map((cell, at) => [table.headers[at], cell]))
		);
		expect(rows).toEqual(
			Array.isArray(expected) ? expected : [{ ...(expected as object), ...otherPhone }]
		);
		expect(table?.rejects).toEqual([]);
	}
);
