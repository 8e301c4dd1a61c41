import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '#lib/instruments/instrument.ts';
import { expandMeasure } from '#lib/measures/expand-measure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { didYouMean } from '#lib/measures/near-matches.ts';
import { WrongUsage } from '#lib/server/errors.ts';
import { projectRoot } from '#lib/server/project.ts';
import { readSettings } from '#lib/server/settings.ts';
import { parseSqlFile } from '#lib/server/sql-file.ts';
import type { SqlFile } from '#lib/server/sql-file.ts';

const shipped = join(projectRoot, 'queries', 'measures');

type Found = { file: string; family: string; path: string };

/** Every .sql file one folder down: <family>/<measure>.sql. */
const filesIn = (folder: string, shown: string): Found[] =>
	readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name: family }) =>
			readdirSync(join(folder, family))
				.filter((name) => name.endsWith('.sql'))
				.sort()
				.map((name) => ({
					file: `${shown}/${family}/${name}`,
					family,
					path: join(folder, family, name)
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

function readMeasures(
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

/**
 * Reads every measure of queries/measures/, and of `measures/` in the data folder, with templates filled from the
 * registry. Throws where a file breaks a rule, naming both. `get` throws WrongUsage for an id nobody knows.
 */
export function readCatalogue(registry: Registry, dataFolder?: string): Catalogue {
	const own = dataFolder && join(dataFolder, 'measures');
	const files = [
		...filesIn(shipped, 'queries/measures'),
		...(own && existsSync(own) ? filesIn(own, 'measures') : [])
	];
	const settings = Object.fromEntries(
		Object.entries(readSettings(dataFolder)).map(([name, { value }]) => [name, value])
	);
	const measures = files.flatMap((file) => readMeasures(file, registry, settings));
	for (const measure of measures) checkSettings(measure, new Set(Object.keys(settings)));
	const found = byId(measures);
	return {
		list: () => [...found.values()],
		get: (id) => {
			const measure = found.get(id);
			if (measure) return measure;
			throw new WrongUsage(`There is no measure ${id}${didYouMean(id, [...found.keys()])}`);
		}
	};
}
