import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { routes } from '#lib/profiles/date-routes.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';

export { routes };

/** How an override lies in manifests and receipts. */
export const overrideSchema = z.object({
	column: z.string(),
	action: z.enum(['dropped', 'allowed']),
	kinds: z.array(z.string()),
	why: z.string().nullable(),
	who: z.string().nullable(),
	at: z.string()
});

const fileSchema = z.object({
	file: z.string(),
	table: z.string().nullable(),
	profile: z.string().nullable(),
	sha256: z.string(),
	/** What decided how its rows were read, as a hash; null where its rows cannot be called back from the lake. */
	readBy: z.string().nullable().default(null),
	read: z.number(),
	loaded: z.number(),
	rejected: z.number(),
	known: z.number(),
	superseded: z.number(),
	overrides: z.array(overrideSchema).default([])
});

const batchSchema = z.object({
	id: z.string(),
	number: z.number(),
	loadedAt: z.string(),
	route: z.enum(routes).nullable(),
	asOf: z.string().nullable(),
	isUndone: z.boolean(),
	files: z.array(fileSchema),
	/** Parquet files of this batch by table, relative to the data folder. */
	tables: z.record(z.string(), z.string())
});

const manifestSchema = z.object({
	number: z.number(),
	/** The snapshot that holds these batches: several manifests share one where a load brought nothing new. */
	snapshot: z.string(),
	batches: z.array(batchSchema)
});

export type Route = (typeof routes)[number];

/** What a person decided about a column that the de-identification gate holds back: left out, or let in with a reason. */
export type Override = z.infer<typeof overrideSchema>;
export type Batch = z.infer<typeof batchSchema>;

/** Which batches make up the warehouse. Manifests are never changed: CURRENT names the one in force. */
export type Manifest = z.infer<typeof manifestSchema>;

const emptyManifest: Manifest = { number: 0, snapshot: '', batches: [] };

const padded = (number: number): string => `${number}`.padStart(6, '0');

/** Where the manifest of this number lies. */
export const manifestPath = (folder: DataFolder, number: number): string =>
	join(folder.lake, `manifest-${padded(number)}.json`);

/** The name of the snapshot first made for this manifest. */
export const snapshotName = (number: number): string => padded(number);

/** Where a snapshot lies. */
export const snapshotPath = (folder: DataFolder, name: string): string =>
	join(folder.snapshots, `${name}.duckdb`);

/** The lists of what changed that are kept of a snapshot: of the headline measures, and of all. */
export const keptLists = ['headline', 'all'] as const;

/** Where the list of what changed of a snapshot lies, once somebody asked for it. */
export const changedListPath = (
	folder: DataFolder,
	name: string,
	scope: (typeof keptLists)[number]
): string => join(folder.snapshots, `${name}.changed-${scope}.json`);

/** Where what is known of a snapshot as a whole lies, once somebody asked for it. */
export const factsPath = (folder: DataFolder, name: string): string =>
	join(folder.snapshots, `${name}.facts.json`);

/** Where what is rolled up of a snapshot lies; there may be none yet. */
export const rollupsPath = (folder: DataFolder, name: string): string =>
	join(folder.snapshots, `${name}.rollups.duckdb`);

async function readIfThere(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

/** The number CURRENT points to; undefined where nothing was ever loaded. */
export async function currentNumber(folder: DataFolder): Promise<number | undefined> {
	const text = await readIfThere(folder.current);
	return text === undefined ? undefined : Number(text.trim());
}

/** The manifest of this number. Throws where it is missing or damaged. */
export async function readManifest(folder: DataFolder, number: number): Promise<Manifest> {
	return manifestSchema.parse(JSON.parse(await readFile(manifestPath(folder, number), 'utf8')));
}

/** The manifest in force; an empty one where nothing was ever loaded. */
export async function currentManifest(folder: DataFolder): Promise<Manifest> {
	const number = await currentNumber(folder);
	return number === undefined ? emptyManifest : readManifest(folder, number);
}

/** Writes a manifest beside the others. It is not in force until CURRENT names it. */
export const writeManifest = (folder: DataFolder, manifest: Manifest): Promise<void> =>
	writeDurably(manifestPath(folder, manifest.number), `${JSON.stringify(manifest, null, '\t')}\n`);

/** Puts a manifest in force: one rename, so a reader sees the state before or the state after. */
export const pointTo = (folder: DataFolder, number: number): Promise<void> =>
	writeDurably(folder.current, `${padded(number)}\n`);
