import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const link = z.object({ month: z.string(), version: z.number(), sha256: z.string() });

const manifestSchema = z.strictObject({
	format: z.literal('plumbline closed month 1'),
	/** The place in the chain of closings, from 1. */
	sequence: z.number(),
	month: z.string(),
	version: z.number(),
	closed_by: z.string(),
	closed_at: z.string(),
	/** Why the version before was re-opened; null for the first. */
	reopened: z.object({ by: z.string(), at: z.string(), why: z.string() }).nullable(),
	program_version: z.string(),
	snapshot: z.string(),
	data_through: z.string(),
	/** The ids of the measures whose figure of the month was still provisional. */
	provisional: z.array(z.string()),
	/** The closing before this one, of whatever month, by the hash of its manifest; null for the first of all. */
	previous: link.nullable(),
	files: z.array(z.object({ file: z.string(), bytes: z.number(), sha256: z.string() }))
});

/** What a closed month says of itself: who and when, of which data, and the hash of each of its files. */
export type PackageManifest = z.infer<typeof manifestSchema>;

export const manifestName = 'manifest.json';

/** Reads the manifest of a package. Throws where it is missing or damaged. */
export const readPackageManifest = async (folder: string): Promise<PackageManifest> =>
	manifestSchema.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')));

const parquetSchema = z.object({
	table: z.string(),
	path: z.string(),
	bytes: z.number(),
	sha256: z.string()
});

const lakeSchema = z.object({
	manifest: z.number(),
	snapshot: z.string(),
	batches: z.array(
		z.looseObject({
			id: z.string(),
			number: z.number(),
			loaded_at: z.string(),
			files: z.array(
				z.looseObject({ file: z.string(), table: z.string().nullable(), sha256: z.string() })
			),
			parquet: z.array(parquetSchema)
		})
	)
});

/** The loads that were in force when a month was closed, with the hash of each file of the lake. */
export type FrozenLake = z.infer<typeof lakeSchema>;

/** Reads lake.json of a package. Throws where it is missing or damaged. */
export const readFrozenLake = async (folder: string): Promise<FrozenLake> =>
	lakeSchema.parse(JSON.parse(await readFile(join(folder, 'lake.json'), 'utf8')));
