import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readMeasures } from '#lib/server/figures/catalogue.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { defineMeasure } from '#lib/server/measures/define-measure.ts';
import { checkOwnFiles } from '#lib/server/own-files.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

const term = z.object({ term: z.string(), words: z.string() });

const keptSchema = z.object({
	id: z.string(),
	version: z.number(),
	title: z.string(),
	terms: z.array(term),
	rests: z.array(term),
	sql: z.string()
});

/** What is kept of a definition: all that makes its number, and the words that explain it. */
export type KeptDefinition = z.infer<typeof keptSchema>;

const editionSchema = z.object({
	/** The day from which these definitions were in force, and the snapshot they were first asked of. */
	since: z.string(),
	snapshot: z.string(),
	/** The SQL texts by their place in this list: measures of one file share theirs. */
	sql: z.array(z.string()),
	changed: z.array(keptSchema.extend({ sql: z.int() })),
	/** Ids that are defined no more. */
	gone: z.array(z.string())
});
type Edition = z.infer<typeof editionSchema>;

/** A definition as it stood from one day on; `definition` is null from the day on which there was none. */
export type Stand = { since: string; snapshot: string; definition: KeptDefinition | null };

const editionFile = /^\d{6}\.json$/;

const folderOf = ({ root }: Pick<DataFolder, 'root'>): string => join(root, 'definitions');

function readEditions(folder: Pick<DataFolder, 'root'>): Edition[] {
	const path = folderOf(folder);
	if (!existsSync(path)) return [];
	return readdirSync(path)
		.filter((name) => editionFile.test(name))
		.sort()
		.map((name) => editionSchema.parse(JSON.parse(readFileSync(join(path, name), 'utf8'))));
}

/** How each definition stood over time, oldest first, by the id of its measure. Throws where a kept file is damaged. */
export function readDefinitionHistory(folder: Pick<DataFolder, 'root'>): Map<string, Stand[]> {
	const history = new Map<string, Stand[]>();
	const add = (id: string, stand: Stand) => history.set(id, [...(history.get(id) ?? []), stand]);
	for (const { since, snapshot, sql, changed, gone } of readEditions(folder)) {
		for (const { sql: at, ...kept } of changed)
			add(kept.id, { since, snapshot, definition: { ...kept, sql: sql[at] ?? '' } });
		for (const id of gone) add(id, { since, snapshot, definition: null });
	}
	return history;
}

const keptOf = ({ id, version, title, terms, rests, sql }: KeptDefinition): KeptDefinition => ({
	id,
	version,
	title,
	terms,
	rests,
	sql
});

/** Is it the same definition, to the word? */
export const isSameDefinition = (one: KeptDefinition, other: KeptDefinition): boolean =>
	JSON.stringify(keptOf(one)) === JSON.stringify(keptOf(other));

function editionOf(
	definitions: KeptDefinition[],
	history: Map<string, Stand[]>,
	at: { since: string; snapshot: string }
): Edition | undefined {
	const last = (id: string) => history.get(id)?.at(-1)?.definition;
	const changed = definitions.filter((definition) => {
		const before = last(definition.id);
		return !before || !isSameDefinition(before, definition);
	});
	const ids = new Set(definitions.map(({ id }) => id));
	const gone = [...history.keys()].filter((id) => !ids.has(id) && last(id));
	if (changed.length === 0 && gone.length === 0) return undefined;
	const sql = [...new Set(changed.map((definition) => definition.sql))];
	const numbered = changed.map((each) => ({ ...each, sql: sql.indexOf(each.sql) }));
	return { ...at, sql, changed: numbered, gone };
}

function definitionsOf({ root }: DataFolder): KeptDefinition[] {
	const settings = readSettings(root);
	const { catalogue } = readMeasures(readRegistry(root), root);
	return catalogue.list().map((measure) => keptOf(defineMeasure(measure, settings)));
}

/**
 * Keeps the text of every definition that is new or changed since it was last kept, with the day and the snapshot it
 * came into force with: what was reported by an earlier one can be read beside the one of today. Nothing is ever
 * overwritten. Does nothing where nothing was loaded yet or nothing changed.
 */
export async function keepDefinitions(folder: DataFolder, now: Date = new Date()): Promise<void> {
	await checkOwnFiles(folder.root);
	const { snapshot } = await currentManifest(folder);
	if (snapshot === '') return;
	const definitions = definitionsOf(folder);
	const at = { since: now.toISOString().slice(0, 10), snapshot };
	const find = () => editionOf(definitions, readDefinitionHistory(folder), at);
	if (!find()) return;
	await asOnlyWriter(folder, async () => {
		const edition = find();
		if (!edition) return;
		const number = `${readEditions(folder).length + 1}`.padStart(6, '0');
		await writeDurably(join(folderOf(folder), `${number}.json`), `${JSON.stringify(edition)}\n`);
	});
}
