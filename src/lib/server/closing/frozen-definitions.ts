import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '#lib/measures/canonical-json.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { hashFile, sha256Of } from '#lib/server/closing/hash-file.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { defineMeasure } from '#lib/server/measures/define-measure.ts';
import { projectRoot } from '#lib/server/project.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { fingerprintDefinitions } from '#lib/server/warehouse/definitions.ts';

const term = z.object({ term: z.string(), words: z.string() });

const schema = z.object({
	definitions: z.array(
		z.object({
			id: z.string(),
			version: z.number(),
			title: z.string(),
			terms: z.array(term),
			rests: z.array(term),
			sql: z.string()
		})
	),
	settings: z.record(z.string(), z.union([z.number(), z.string()])),
	/** The hash of each instrument as it is read, by id. */
	instruments: z.record(z.string(), z.string()),
	/** The hash of the classes of reason codes: ours, and the clinic's own where there are any. */
	carc_classes: z.array(z.string()),
	/** The hash of everything that a snapshot is built by. */
	snapshot_built_by: z.string()
});

/** Everything that a figure rests on besides the data. */
export type FrozenDefinitions = z.infer<typeof schema>;

async function carcHashes({ root }: DataFolder): Promise<string[]> {
	const paths = [
		join(projectRoot, 'queries', 'reference', 'carc_class.csv'),
		join(root, 'carc_class.csv')
	];
	const found = paths.filter((path) => existsSync(path));
	return (await Promise.all(found.map(hashFile))).map(({ sha256 }) => sha256);
}

/** The definitions of these measures and all they rest on, as they are in force now. */
export async function freezeDefinitions(
	folder: DataFolder,
	catalogue: Catalogue,
	ids: ReadonlySet<string>
): Promise<FrozenDefinitions> {
	const settings = readSettings(folder.root);
	const measures = catalogue.list().filter(({ id }) => ids.has(id));
	const definitions = measures.map((measure) => {
		const { id, version, title, terms, rests, sql } = defineMeasure(measure, settings);
		return { id, version, title, terms, rests, sql };
	});
	const instruments = readRegistry(folder.root).map((each) => [
		each.id,
		sha256Of(canonicalJson(each))
	]);
	return {
		definitions,
		settings: Object.fromEntries(
			Object.entries(settings).map(([name, { value }]) => [name, value])
		),
		instruments: Object.fromEntries(instruments) as Record<string, string>,
		carc_classes: await carcHashes(folder),
		snapshot_built_by: fingerprintDefinitions(folder)
	};
}

/** Reads definitions.json of a closed month. Throws where it is damaged. */
export const readFrozenDefinitions = (text: string): FrozenDefinitions =>
	schema.parse(JSON.parse(text));

/** What is defined otherwise now: measures by id, and what goes for all of them in words. */
export type ChangedDefinitions = { measures: string[]; words: string[] };

const differing = (one: Record<string, unknown>, other: Record<string, unknown>): string[] =>
	[...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
		(name) => one[name] !== other[name]
	);

/** Compares what figures rested on then with now. Where nothing differs both lists are empty. */
export function changedDefinitions(
	was: FrozenDefinitions,
	now: FrozenDefinitions
): ChangedDefinitions {
	const text = ({ definitions }: FrozenDefinitions) =>
		Object.fromEntries(definitions.map((each) => [each.id, canonicalJson(each)]));
	const settings = differing(was.settings, now.settings).map(
		(name) => `our setting ${name.replaceAll('_', ' ')}`
	);
	const instruments = differing(was.instruments, now.instruments).map(
		(id) => `the instrument ${id}`
	);
	const carc =
		canonicalJson(was.carc_classes) === canonicalJson(now.carc_classes)
			? []
			: ['the classes of reason codes'];
	const named = [...settings, ...instruments, ...carc];
	const isBuiltOtherwise = was.snapshot_built_by !== now.snapshot_built_by;
	return {
		measures: differing(text(was), text(now)),
		words:
			named.length === 0 && isBuiltOtherwise ? ['how the tables are built from the exports'] : named
	};
}
