import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { Column, Table } from '#lib/server/warehouse/contract.ts';
import { Random } from '#seed/random.ts';
import { loadInChild } from '../support/child-load.ts';
import type { ChildLoad } from '../support/child-load.ts';
import { loadPaths } from '../support/load-files.ts';
import { readRows } from '../support/read-table.ts';
import { temporaryFolder, writeExport } from '../support/temporary-folder.ts';
import { canaries, columnCanaries, texts } from './canaries.ts';
import { asCsv, columnsOf, forms, isText, planted, x12Files } from './planted.ts';
import type { Plant } from './planted.ts';
import { findTrace, traceIn } from './traces.ts';

const everywhere: Plant = (_, n) => texts[n];
const inSites: Plant = ({ name }, n) => (name === 'site' ? texts[n % texts.length] : undefined);
const nowhere: Plant = () => undefined;

async function tableNamed(name: string): Promise<Table> {
	const table = (await readContract()).get(name);
	if (!table) throw new Error(`the contract has no table ${name}`);
	return table;
}

/** Writes the export of every table, with what is planted in it: paths by table. */
async function writeAll(folder: string, plant: Plant): Promise<Map<string, string>> {
	const paths = new Map<string, string>();
	for (const table of (await readContract()).values()) {
		const text = asCsv(planted(table, plant));
		paths.set(table.table, await writeExport(folder, `${table.table}.csv`, text));
	}
	return paths;
}

test('thirty kinds of identifier are each found in every text column of every table, and leave no trace', async () => {
	expect(texts).toHaveLength(30);
	const folder = await temporaryFolder();
	const paths = await writeAll(folder, everywhere);
	const { receipt } = await loadPaths(folder, [...paths.values()]);
	for (const [at, name] of [...paths.keys()].entries()) {
		const refused = receipt.files[at]?.refused ?? [];
		for (const column of columnsOf(await tableNamed(name)).filter(isText)) {
			const found = refused.filter((entry) => entry.column === column.name);
			const hits = found.reduce((sum, entry) => sum + entry.rows, 0);
			// In ids and codes a few kinds are told by a share of the cells alone.
			expect(hits, `${name}.${column.name}`).toBeGreaterThanOrEqual(texts.length - 3);
		}
	}
	expect(traceIn(JSON.stringify(receipt))).toBeUndefined();
	expect(await findTrace(join(folder, 'data'))).toBeUndefined();
});

test('one canary in one column of one table is enough, whatever its kind', async () => {
	const table = await tableNamed('episode');
	const columns = columnsOf(table).filter(isText);
	const folder = await temporaryFolder();
	const paths = await Promise.all(
		texts.map((text, at) => {
			const column = columns[at % columns.length];
			const plant: Plant = (each, n) => (each === column && n === 39 ? text : undefined);
			return writeExport(folder, `${at}.csv`, asCsv(planted(table, plant)));
		})
	);
	const { receipt } = await loadPaths(folder, paths);
	for (const [at, kind] of Object.keys(canaries).entries())
		expect(receipt.files[at]?.refused.length, kind).toBeGreaterThan(0);
	expect(receipt.batch).toBeNull();
	expect(await findTrace(join(folder, 'data'))).toBeUndefined();
}, 120_000);

test.each(Object.entries(columnCanaries))(
	'a text column full of %s refuses the file of every table that has one',
	async (_, cell) => {
		const folder = await temporaryFolder();
		const isOpen = ({ name, values }: Column) => !values && !name.endsWith('_id');
		const paths = await writeAll(folder, (column, n) => (isOpen(column) ? cell(n) : undefined));
		const { receipt } = await loadPaths(folder, [...paths.values()]);
		for (const [at, name] of [...paths.keys()].entries()) {
			const refused = receipt.files[at]?.refused.map(({ column }) => column) ?? [];
			const open = columnsOf(await tableNamed(name)).filter((each) => isText(each) && isOpen(each));
			expect(refused, name).toEqual(open.map((column) => column.name));
		}
		expect(await findTrace(join(folder, 'data'))).toBeUndefined();
	}
);

const allow = (columns: string[], why = 'these are only codes of our own', who = 'the director') =>
	columns.map((column) => ({ column, why, who }));

const textColumns = async (): Promise<string[]> => [
	...new Set(
		[...(await readContract()).values()].flatMap((table) =>
			columnsOf(table)
				.filter(isText)
				.map(({ name }) => name)
		)
	)
];

/** Ways to use the overrides of the gate wrongly, on files that have every canary in every text column. */
async function wrongUses(): Promise<Record<string, ChildLoad['options']>> {
	const columns = await textColumns();
	const { 'telephone number': phone = '', 'e-mail address': mail = '' } = canaries;
	return {
		'none of them': {},
		'another column let in': { allow: allow(['episode_id', 'no such column']) },
		'some of the columns let in': { allow: allow(['site', 'PROGRAM ', 'payer']) },
		'every column let in, with social security numbers in each': { allow: allow(columns) },
		'an identifier in the reason': { allow: allow(columns, `it only says ${phone}`) },
		'an identifier as the name of who says so': { allow: allow(columns, undefined, mail) },
		'an identifier as the column': { allow: allow([mail]), dropColumns: [phone] },
		'another column left out': { dropColumns: ['Site', 'no such column'] },
		'all but one left out': { dropColumns: columns.filter((name) => name !== 'remarks') },
		'as another table': { as: 'survey', dropColumns: ['site'] }
	};
}

test('overrides used wrongly let nothing in, and nothing of it is said', async () => {
	const folder = await temporaryFolder();
	const paths = [...(await writeAll(folder, everywhere)).values()];
	const two = pLimit(2);
	const runs = Object.entries(await wrongUses()).map(([use, options = {}], at) =>
		two(async () => {
			const root = join(folder, `data-${at}`);
			const { output } = await loadInChild({ root, paths, options });
			expect(output, use).not.toBe('');
			expect(traceIn(output), use).toBeUndefined();
			expect(await findTrace(root), use).toBeUndefined();
		})
	);
	await Promise.all(runs);
}, 180_000);

type Run = { status: number; output: string };

const plumbline = (args: string[]): Promise<Run> =>
	new Promise((resolve) => {
		const command = [join(import.meta.dirname, '../../bin/plumbline.js'), 'load', ...args];
		execFile(process.execPath, command, { maxBuffer: 1 << 26 }, (error, out, err) =>
			resolve({ status: Number(error?.code ?? 0), output: `${out}\n${err}` })
		);
	});

test('the command line says and leaves nothing of it', async () => {
	const folder = await temporaryFolder();
	const paths = [...(await writeAll(folder, everywhere)).values()];
	const data = ['--data', join(folder, 'data')];
	const uses: [string[], number][] = [
		[['--allow', 'site=our own names of sites', '--by', 'the director'], 3],
		[['--allow', `site=it only says ${canaries['telephone number']}`], 2],
		[['--allow', canaries['social security number'] ?? '', '--json'], 2]
	];
	for (const [use, wanted] of uses) {
		const { status, output } = await plumbline([...paths, ...use, ...data]);
		expect(status, use.join(' ')).toBe(wanted);
		expect(traceIn(output)).toBeUndefined();
		expect(await findTrace(join(folder, 'data'))).toBeUndefined();
	}
}, 120_000);

test('what is left out never reaches the lake, in whatever form it came', async () => {
	const table = await tableNamed('episode');
	const folder = await temporaryFolder();
	for (const [at, [name, write]] of Object.entries(forms).entries()) {
		const plant: Plant = (column, n) =>
			column.name === 'episode_id' ? `${at}-${n}` : inSites(column, n);
		const path = await writeExport(folder, name, await write(planted(table, plant)));
		const { receipt, status } = await loadPaths(folder, [path], { dropColumns: ['site'] });
		expect(status, name).toBe(0);
		expect(receipt.files.every(isConserved)).toBe(true);
		expect(receipt.files[0]?.loaded, name).toBe(40);
		expect(traceIn(JSON.stringify(receipt).replaceAll(folder, ''))).toBeUndefined();
	}
	expect(await readRows(folder, 'select count(*) as n, count(site) as sites from episode')).toEqual(
		[{ n: `${40 * Object.keys(forms).length}`, sites: '0' }]
	);
	expect(await findTrace(join(folder, 'data'))).toBeUndefined();
}, 120_000);

test('of people in remittances and bills nothing is kept, nor of their numbers', async () => {
	const folder = await temporaryFolder();
	for (const [name, text] of Object.entries(x12Files())) {
		const { receipt } = await loadPaths(folder, [await writeExport(folder, name, text)]);
		expect(receipt.files[0]?.loaded, name).toBe(texts.length);
		expect(traceIn(JSON.stringify(receipt))).toBeUndefined();
	}
	expect(await findTrace(join(folder, 'data'))).toBeUndefined();
});

/** What is loaded and killed: every form with canaries everywhere, and with canaries in a column that is left out. */
async function killedLoads(folder: string): Promise<ChildLoad[]> {
	const root = join(folder, 'data');
	const table = await tableNamed('episode');
	const loads: ChildLoad[] = [];
	for (const [name, write] of Object.entries(forms))
		for (const [kind, plant] of Object.entries({ everywhere, inSites })) {
			const bytes = await write(planted(table, plant, 1000));
			const paths = [await writeExport(folder, `${kind}-${name}`, bytes)];
			const wrong = { allow: allow(['program', 'payer']) };
			loads.push({ root, paths, options: kind === 'inSites' ? { dropColumns: ['site'] } : wrong });
		}
	const all = [...(await writeAll(folder, everywhere)).values()];
	const remits = await Promise.all(
		Object.entries(x12Files()).map(([name, text]) => writeExport(folder, name, text))
	);
	return [...loads, { root, paths: all }, { root, paths: remits }, { root, paths: remits }];
}

/** Kills every load of a folder once, somewhere in its time, and seeks what it leaves. */
async function killAll(random: Random): Promise<void> {
	const folder = await temporaryFolder();
	const temporary = join(folder, 'temporary');
	await mkdir(temporary);
	const loads = await killedLoads(folder);
	const sound = asCsv(planted(await tableNamed('episode'), nowhere, 1000));
	const paths = [await writeExport(folder, 'sound.csv', sound)];
	let { ms: length } = await loadInChild({ root: join(folder, 'data'), paths });
	for (const load of loads) {
		const delay = random.uniform() * length;
		const { isDone, ms, output } = await loadInChild({ ...load, temporary }, delay);
		length = isDone ? Math.max(ms, length * 0.9) : Math.max(length, delay * 1.05);
		const said = `${load.paths[0]} after ${delay} ms`;
		expect(traceIn(output), said).toBeUndefined();
		expect(await findTrace(join(folder, 'data')), said).toBeUndefined();
		// Elsewhere a temporary file has a name for as long as the process lives.
		if (process.platform === 'linux') expect(await findTrace(temporary), said).toBeUndefined();
	}
}

test('loads killed at random moments leave no trace, in whatever form the files were', async () => {
	await Promise.all([killAll(new Random('canary', 1)), killAll(new Random('canary', 2))]);
}, 300_000);
