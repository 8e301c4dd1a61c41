import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Registry } from '#lib/instruments/instrument.ts';
import { PlumblineError, QueryFailed } from '#lib/server/errors.ts';
import { judgeExample, judgeMeasure } from '#lib/server/measures/judge-measure.ts';
import type { Verdict } from '#lib/server/measures/judge-measure.ts';
import { madeUpWarehouse } from '#lib/server/measures/made-up-warehouse.ts';
import type { MadeUpWarehouse } from '#lib/server/measures/made-up-warehouse.ts';
import type { MadeUpTables } from '#lib/server/warehouse/made-up-rows.ts';
import { parseOwnMeasure } from '#lib/server/measures/parse-own.ts';
import type { ParsedMeasures, ParseOptions } from '#lib/server/measures/parse-own.ts';
import { probeRows } from '#lib/server/measures/probe-rows.ts';
import { checkSelect } from '#lib/server/measures/select-rules.ts';
import { exampleTables, isWorked } from '#lib/server/measures/worked-example.ts';
import type { FileProblem } from '#lib/server/refused-file.ts';
import { numbersOf } from '#lib/server/settings.ts';
import type { Settings } from '#lib/server/settings.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

/** A file of `measures/` in the data folder as read, and the key that its verdict is kept by. */
export type OwnMeasures = ParsedMeasures & { file: string; key: string };

/** By what a clinic's own measures are read and tried. */
export type OwnOptions = { registry: Registry; settings: Settings; families: string[] };

type Place = { path: string; file: string; folder?: string };

const isSql = (name: string): boolean => name.toLowerCase().endsWith('.sql');

const measuresFolder = (dataFolder: string): string => join(dataFolder, 'measures');

/** Is there a folder for the clinic's own measures? */
export const hasOwnMeasures = (dataFolder: string): boolean =>
	existsSync(measuresFolder(dataFolder));

/** Files of `measures/` itself, and of the folders in it: <family>/<measure>.sql. */
function placesIn(dataFolder: string): Place[] {
	const root = measuresFolder(dataFolder);
	if (!existsSync(root)) return [];
	const entries = readdirSync(root, { withFileTypes: true }).sort((a, b) =>
		a.name.localeCompare(b.name, 'en')
	);
	return entries.flatMap(({ name }): Place[] => {
		if (isSql(name)) return [{ path: join(root, name), file: `measures/${name}` }];
		return filesIn(join(root, name)).map((file) => ({
			path: join(root, name, file),
			file: `measures/${name}/${file}`,
			folder: name
		}));
	});
}

/** Nothing where it is no folder, or one that must not be read: what is in it cannot count. */
function filesIn(folder: string): string[] {
	try {
		return readdirSync(folder).filter(isSql).sort();
	} catch {
		return [];
	}
}

function textOf(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}

const unreadable: ParsedMeasures = {
	measures: [],
	sql: '',
	sqlLine: 1,
	lineOf: () => null,
	problems: [
		{ line: null, rule: 'the file cannot be read', fix: 'Let Plumbline read it, or take it away.' }
	]
};

/** Reads the clinic's own measures, in the order of their names. Runs no SQL. */
export function readOwnMeasures(dataFolder: string, options: OwnOptions): OwnMeasures[] {
	const places = placesIn(dataFolder);
	if (places.length === 0) return [];
	const settings = numbersOf(options.settings);
	const around = JSON.stringify([settings, options.registry]);
	return places.map(({ path, file, folder }) => {
		const text = textOf(path);
		if (text === undefined) return { file, key: '', ...unreadable };
		const key = createHash('sha256').update(`${file}\0${text}\0${around}`).digest('hex');
		const { registry, families } = options;
		const parseOptions: ParseOptions = { registry, settings, families, ...(folder && { folder }) };
		return { file, key, ...parseOwnMeasure(file, text, parseOptions) };
	});
}

/** What files came to when they were tried: once in a process, and again where settings or instruments changed. */
const verdicts = new Map<string, FileProblem[]>();

const notJudged: FileProblem = {
	line: null,
	rule: 'it was not tried yet',
	fix: 'Run plumbline measures, or start Plumbline again.'
};

/** What is wrong with a file; nothing where it counts. */
export const problemsOf = ({ problems, key }: OwnMeasures): FileProblem[] =>
	problems.length > 0 ? problems : (verdicts.get(key) ?? [notJudged]);

/** Longer than this no try may take: a select that never ends must not keep Plumbline from starting. */
const patienceMs = 20_000;

/** Made-up rows in a database that reaches no file and no network. */
async function openMadeUp(
	rows: MadeUpTables,
	asOf: string | null,
	{ registry, settings }: OwnOptions
): Promise<MadeUpWarehouse> {
	const warehouse = await madeUpWarehouse(rows, { asOf, settings, registry });
	await runStatements(warehouse.db, 'no files', 'set enable_external_access = false');
	await runStatements(warehouse.db, 'no settings', 'set lock_configuration = true');
	return warehouse;
}

async function withPatience<T>(db: DuckDBConnection, work: () => Promise<T>): Promise<T> {
	const timer = setTimeout(() => db.interrupt(), patienceMs);
	try {
		return await work();
	} finally {
		clearTimeout(timer);
	}
}

function located({ lineOf, sqlLine }: OwnMeasures, verdict: Verdict): FileProblem {
	const { path, sqlLine: below, rule, fix } = verdict;
	if (path) return { line: lineOf(path), rule, fix };
	return { line: below === undefined ? null : sqlLine + below - 1, rule, fix };
}

const linesUpTo = (sql: string, at: number): number =>
	Buffer.from(sql).subarray(0, at).toString().split('\n').length;

function openProbe(files: OwnMeasures[], options: OwnOptions): Promise<MadeUpWarehouse> {
	const measured = files.flatMap(({ measures }) => measures);
	const instruments = measured.flatMap(({ scale }) => scale?.instrument ?? []);
	const rows = probeRows(options.registry, new Set(['phq-9', ...instruments]));
	return openMadeUp(rows, '2025-09-30', options);
}

async function tryOnProbe(db: DuckDBConnection, own: OwnMeasures): Promise<Verdict[]> {
	const wrong = await checkSelect(db, own.sql);
	if (wrong) {
		const { at, rule, fix } = wrong;
		return [{ sqlLine: at === null ? 1 : linesUpTo(own.sql, at), rule, fix }];
	}
	for (const measure of own.measures) {
		const found = await judgeMeasure(db, measure);
		if (found.length > 0) return found;
	}
	return [];
}

async function tryExamples(own: OwnMeasures, options: OwnOptions): Promise<Verdict[]> {
	const example = own.measures[0]?.example;
	if (!example) return [];
	if (!own.measures.some(isWorked))
		return [
			{
				path: ['example'],
				rule: `example: it is of ${example.of ?? 'no one measure'}, which the file does not give`,
				fix: `Name one of ${own.measures.map(({ id }) => id).join(', ')} with of:.`
			}
		];
	try {
		const { db, close } = await openMadeUp(exampleTables(example), example.as_of ?? null, options);
		const judged = withPatience(db, () =>
			Promise.all(own.measures.map((measure) => judgeExample(db, measure)))
		);
		return (await judged.finally(close)).flat();
	} catch (error) {
		if (!(error instanceof PlumblineError)) throw error;
		const cause = error instanceof QueryFailed ? error.cause : error;
		const why = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '';
		const fix = 'Compare its tables and columns with docs/tables.md.';
		return [{ path: ['example'], rule: `the worked example cannot be executed: ${why}`, fix }];
	}
}

/**
 * Tries every file that this process has not tried yet: its select is looked at, run on made-up rows and asked by the
 * engine, and its worked example is executed. What is found is kept for problemsOf.
 */
export async function judgeOwnMeasures(files: OwnMeasures[], options: OwnOptions): Promise<void> {
	const untried = files.filter(({ problems, key }) => problems.length === 0 && !verdicts.has(key));
	if (untried.length === 0) return;
	const { db, close } = await openProbe(untried, options);
	try {
		for (const own of untried) {
			const found = await withPatience(db, () => tryOnProbe(db, own));
			const all = found.length > 0 ? found : await tryExamples(own, options);
			verdicts.set(
				own.key,
				all.map((verdict) => located(own, verdict))
			);
		}
	} finally {
		close();
	}
}
