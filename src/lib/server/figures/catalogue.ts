import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '#lib/instruments/instrument.ts';
import { expandMeasure } from '#lib/measures/expand-measure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { didYouMean } from '#lib/measures/near-matches.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import {
	hasOwnMeasures,
	judgeOwnMeasures,
	problemsOf,
	readOwnMeasures
} from '#lib/server/measures/own-measures.ts';
import type { OwnMeasures, OwnOptions } from '#lib/server/measures/own-measures.ts';
import { ownFamily } from '#lib/server/measures/parse-own.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { FileProblem, RefusedFile } from '#lib/server/refused-file.ts';
import { numbersOf, readSettings } from '#lib/server/settings.ts';
import type { Settings } from '#lib/server/settings.ts';
import { parseSqlFile } from '#lib/server/sql-file.ts';
import type { SqlFile } from '#lib/server/sql-file.ts';

const shipped = join(projectRoot, 'queries', 'measures');

type Found = { file: string; family: string; path: string };

const families = (): string[] =>
	readdirSync(shipped, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);

/** Every .sql file of ours: <family>/<measure>.sql. */
const shippedFiles = (): Found[] =>
	families().flatMap((family) =>
		readdirSync(join(shipped, family))
			.filter((name) => name.endsWith('.sql'))
			.sort()
			.map((name) => ({
				file: `queries/measures/${family}/${name}`,
				family,
				path: join(shipped, family, name)
			}))
	);

function readParts(file: string, text: string): SqlFile {
	try {
		return parseSqlFile(file, text);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : '';
		throw new Error(`${file}: the header is not YAML. ${why}`, { cause });
	}
}

function readMeasureFile(
	{ file, family, path }: Found,
	registry: Registry,
	settings: Record<string, number>
): Measure[] {
	const { header, sql } = readParts(file, readFileSync(path, 'utf8'));
	return expandMeasure({ file, family, header, sql }, registry, settings);
}

function checkSettings(measure: Measure, known: Set<string>): void {
	for (const name of measure.settings)
		if (!known.has(name)) throw new Error(`${measure.file}: settings: there is no setting ${name}`);
}

function byId(measures: Measure[]): Map<string, Measure> {
	const found = new Map<string, Measure>();
	for (const measure of measures) {
		const other = found.get(measure.id);
		if (other)
			throw new Error(`${measure.file}: id: ${measure.id} is already the id of ${other.file}`);
		found.set(measure.id, measure);
	}
	return found;
}

/** Ours as they were last read: they are the same for the same instruments and settings as long as the process runs. */
let lastShipped:
	{ registry: Registry; settings: string; measures: Map<string, Measure> } | undefined;

function readShipped(registry: Registry, all: Settings): ReadonlyMap<string, Measure> {
	const settings = numbersOf(all);
	const key = JSON.stringify(settings);
	if (lastShipped?.registry === registry && lastShipped.settings === key)
		return lastShipped.measures;
	const found = shippedFiles().flatMap((file) => readMeasureFile(file, registry, settings));
	for (const measure of found) checkSettings(measure, new Set(Object.keys(settings)));
	const measures = byId(found);
	lastShipped = { registry, settings: key, measures };
	return measures;
}

/** The ids of a file that are those of others already: one measure must not answer for another. */
function clashes({ measures, lineOf }: OwnMeasures, found: Map<string, Measure>): FileProblem[] {
	const taken = measures.flatMap(({ id }) => found.get(id) ?? []);
	return taken.map(({ id, file }) => ({
		line: lineOf(['id']),
		rule: `id: ${id} is already the id of ${file}`,
		fix: 'Choose another id; a definition of ours is not replaced.'
	}));
}

const catalogueOf = (found: Map<string, Measure>): Catalogue => ({
	list: () => [...found.values()],
	get: (id) => {
		const measure = found.get(id);
		if (measure) return measure;
		throw new WrongUsage(`There is no measure ${id}${didYouMean(id, [...found.keys()])}`);
	}
});

function assemble(found: Map<string, Measure>, files: OwnMeasures[]): Measures {
	const refused: RefusedFile[] = [];
	for (const own of files) {
		const problems = [...problemsOf(own), ...clashes(own, found)];
		refused.push(...problems.map((problem) => ({ file: own.file, ...problem })));
		if (problems.length > 0) continue;
		for (const measure of own.measures) found.set(measure.id, measure);
	}
	return { catalogue: catalogueOf(found), refused };
}

const ownOptions = (registry: Registry, settings: Settings): OwnOptions => ({
	registry,
	settings,
	families: [...families(), ownFamily]
});

const ownFiles = (dataFolder: string | undefined, options: OwnOptions): OwnMeasures[] =>
	dataFolder === undefined ? [] : readOwnMeasures(dataFolder, options);

/** The measures in force, and the files of the clinic's own that are refused. */
export type Measures = { catalogue: Catalogue; refused: RefusedFile[] };

/**
 * Reads every measure of queries/measures/, with templates filled from the registry, and those of `measures/` in the
 * data folder that checkMeasures has found right. A file of the clinic's own that is refused is left out; the others
 * go on working. Throws where one of ours breaks a rule, naming both.
 */
export function readMeasures(registry: Registry, dataFolder?: string): Measures {
	const settings = readSettings(dataFolder);
	const files = ownFiles(dataFolder, ownOptions(registry, settings));
	return assemble(new Map(readShipped(registry, settings)), files);
}

/** The measures in force, see readMeasures. `get` throws WrongUsage for an id nobody knows. */
export const readCatalogue = (registry: Registry, dataFolder?: string): Catalogue =>
	readMeasures(registry, dataFolder).catalogue;

/**
 * Tries the clinic's own measures that this process has not tried yet, on made-up rows, and executes their worked
 * examples. Every command and the server do so before they read the catalogue.
 */
export async function checkMeasures(registry: Registry, dataFolder: string): Promise<void> {
	if (!hasOwnMeasures(dataFolder)) return;
	const options = ownOptions(registry, readSettings(dataFolder));
	await judgeOwnMeasures(ownFiles(dataFolder, options), options);
}
