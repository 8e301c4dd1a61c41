import { execFile, fork } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { Column, Table } from '#lib/server/warehouse/contract.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';
import { canaries, columnCanaries } from './canaries.ts';

const rows = 40;
const isText = ({ type, values }: Column): boolean => type === 'VARCHAR' || values !== undefined;

/** A sound cell of a column in row n. */
function soundCell({ name, type, values }: Column, n: number): string {
	if (values) return values[0] ?? '';
	if (name === 'instrument') return 'phq-9';
	if (name === 'adjustments') return 'CO-45:10.00';
	if (name.endsWith('_id')) return `code-${n}`;
	if (type === 'DATE') return `2025-01-${10 + (n % 18)}`;
	if (type === 'VARCHAR') return 'North';
	return type === 'BOOLEAN' ? 'true' : name.endsWith('_year') ? '2025' : '1';
}

const columnsOf = (table: Table): Column[] =>
	table.columns.filter(({ name, type }) => !type.startsWith('MAP') && !/_day$|_year$/.test(name));

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

type Plant = (column: Column, n: number) => string | undefined;

function exportOf(table: Table, plant: Plant, count = rows): string {
	const columns = columnsOf(table);
	const lines = Array.from({ length: count }, (_, n) =>
		columns
			.map((column) => quoted((isText(column) && plant(column, n)) || soundCell(column, n)))
			.join(',')
	);
	return [columns.map(({ name }) => name).join(','), ...lines].join('\n');
}

const texts = Object.values(canaries);
const traces = [
	...texts,
	...['Quackenbush', 'quackenbush', 'Canarywood', 'canary', 'Zebulonia', 'QK7391', '7391']
];

const traceIn = (bytes: Buffer | string): string | undefined =>
	traces.find((trace) => bytes.includes(trace));

/** The first file below the data folder that holds a canary, with the canary. */
async function findCanary(root: string): Promise<string | undefined> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		const trace = traceIn(await readFile(path));
		if (trace !== undefined) return `${path}: ${trace}`;
	}
	return undefined;
}

type Run = { status: number; output: string };

const plumbline = (folder: string, args: string[]): Promise<Run> =>
	new Promise((resolve) => {
		const command = [join(import.meta.dirname, '../../bin/plumbline.js'), 'load', ...args];
		execFile(
			process.execPath,
			[...command, '--data', join(folder, 'data')],
			{ maxBuffer: 1 << 26 },
			(error, out, err) => resolve({ status: Number(error?.code ?? 0), output: `${out}\n${err}` })
		);
	});

/** Writes the export of every table with canaries in it. */
const writeAll = async (folder: string, plant: Plant): Promise<Map<string, string>> => {
	const paths = new Map<string, string>();
	for (const table of (await readContract()).values())
		paths.set(table.table, await writeExport(folder, `${table.table}.csv`, exportOf(table, plant)));
	return paths;
};

const oneOfEach: Plant = (_, n) => texts[n];

test('thirty kinds of identifier are each found in every text column of every table, and leave no trace', async () => {
	const folder = await temporaryFolder();
	const paths = await writeAll(folder, oneOfEach);
	const { receipt } = await loadPaths(folder, [...paths.values()]);
	const contract = await readContract();
	for (const [at, name] of [...paths.keys()].entries()) {
		const table = contract.get(name);
		const refused = receipt.files[at]?.refused ?? [];
		for (const column of table ? columnsOf(table).filter(isText) : []) {
			const found = refused.filter((entry) => entry.column === column.name);
			const hits = found.reduce((sum, entry) => sum + entry.rows, 0);
			expect(hits, `${name}.${column.name}`).toBeGreaterThanOrEqual(texts.length - 3);
		}
	}
	expect(traceIn(JSON.stringify(receipt))).toBeUndefined();
	expect(await findCanary(join(folder, 'data'))).toBeUndefined();
});

test('one canary in one column of one table is enough, whatever its kind', async () => {
	const contract = await readContract();
	const table = contract.get('episode');
	if (!table) throw new Error('the contract has no episodes');
	const columns = columnsOf(table).filter(isText);
	const folder = await temporaryFolder();
	const paths = await Promise.all(
		Object.entries(canaries).map(([, text], at) => {
			const column = columns[at % columns.length];
			const plant: Plant = (each, n) => (each === column && n === rows - 1 ? text : undefined);
			return writeExport(folder, `${at}.csv`, exportOf(table, plant));
		})
	);
	const { receipt } = await loadPaths(folder, paths);
	for (const [at, [kind]] of Object.entries(canaries).entries())
		expect(receipt.files[at]?.refused.length, kind).toBeGreaterThan(0);
	expect(receipt.batch).toBeNull();
	expect(await findCanary(join(folder, 'data'))).toBeUndefined();
});

test.each(Object.entries(columnCanaries))(
	'a text column full of %s refuses the file of every table that has one',
	async (_, cell) => {
		const folder = await temporaryFolder();
		const isOpen = ({ name, values }: Column) => !values && !name.endsWith('_id');
		const paths = await writeAll(folder, (column, n) => (isOpen(column) ? cell(n) : undefined));
		const contract = await readContract();
		const { receipt } = await loadPaths(folder, [...paths.values()]);
		for (const [at, name] of [...paths.keys()].entries()) {
			const refused = receipt.files[at]?.refused.map(({ column }) => column) ?? [];
			const open = columnsOf(contract.get(name) as Table)
				.filter(isText)
				.filter(isOpen);
			expect(refused, name).toEqual(open.map((column) => column.name));
		}
	}
);

test('the command line says and leaves nothing, also where overrides are used wrongly', async () => {
	const folder = await temporaryFolder();
	const paths = [...(await writeAll(folder, oneOfEach)).values()];
	const episodes = join(folder, 'episode.csv');
	const wrong = [
		paths,
		[...paths, '--allow', 'episode_id=these are only codes of ours', '--json'],
		[episodes, '--drop', 'Site', 'no_such_column'],
		[episodes, '--allow', `site=it only says ${canaries['telephone number']}`],
		[episodes, '--allow', 'site=our own names of sites', '--by', 'quackenbush.z@canary.example'],
		[episodes, '--allow', `${canaries['social security number']}`],
		[episodes, '--allow', ...['site', 'program', 'payer'].map((name) => `${name}=codes of our own`)]
	];
	for (const args of wrong) {
		const { status, output } = await plumbline(folder, args);
		expect([2, 3], args.slice(paths.length).join(' ')).toContain(status);
		expect(traceIn(output.replaceAll(folder, ''))).toBeUndefined();
		expect(await findCanary(join(folder, 'data'))).toBeUndefined();
	}
});

test('what is dropped never reaches the lake: neither files nor tables hold a trace of it', async () => {
	const folder = await temporaryFolder();
	const contract = await readContract();
	const table = contract.get('episode') as Table;
	const plant: Plant = ({ name }, n) => (name === 'site' ? texts[n % texts.length] : undefined);
	const path = await writeExport(folder, 'episode.csv', exportOf(table, plant));
	const { receipt, status } = await loadPaths(folder, [path], { dropColumns: ['site'] });
	expect(status).toBe(0);
	expect(receipt.files.every(isConserved)).toBe(true);
	expect(receipt.files[0]?.loaded).toBe(rows);
	expect(traceIn(JSON.stringify(await readRows(folder, 'select * from episode')))).toBeUndefined();
	expect(await findCanary(join(folder, 'data'))).toBeUndefined();
});

/** Loads in another process and kills it `delay` ms after it says a word that begins so. */
async function killLoad(root: string, path: string, word: string, delay: number): Promise<void> {
	const child = fork(join(import.meta.dirname, '../support/load-process.ts'), [root, path], {
		execArgv: ['--import', 'tsx'],
		stdio: 'ignore'
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const heard = new Promise<void>((resolve) =>
		child.on('message', (message) => {
			if (`${message as string}`.startsWith(word)) resolve();
		})
	);
	await Promise.race([heard, ended]);
	await pause(delay);
	child.kill('SIGKILL');
	await ended;
}

test.each([
	['loading', 0],
	['reading', 0],
	['reading', 60],
	['reading', 250],
	['reading', 700]
])('a load killed after "%s" and %i ms leaves no trace, plain or packed', async (word, delay) => {
	const folder = await temporaryFolder();
	const table = (await readContract()).get('episode') as Table;
	const many = exportOf(
		table,
		({ name }, n) => (name === 'site' ? texts[n % 30] : undefined),
		4000
	);
	const latin1 = Buffer.from(`${many}\n${'"é",'.repeat(15)}"é"`, 'latin1');
	const files = { 'e.csv': many, 'e.csv.gz': gzipSync(many), 'latin.csv': latin1 };
	for (const [name, content] of Object.entries(files)) {
		const path = await writeExport(folder, name, content);
		await killLoad(join(folder, 'data'), path, word, delay);
		expect(await findCanary(join(folder, 'data')), name).toBeUndefined();
	}
});
