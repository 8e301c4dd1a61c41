import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isSameColumn } from '#lib/server/intake/gate/overrides.ts';
import type { Allowance } from '#lib/server/intake/gate/overrides.ts';
import type { LoadOptions } from '#lib/server/intake/load.ts';
import { withMends } from '#lib/server/intake/mends.ts';
import type { Receipt } from '#lib/server/intake/receipt.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { writeDurably } from '#lib/server/warehouse/durable.ts';

const refusalSchema = z.object({
	at: z.string(),
	route: z.string().nullable(),
	/** Columns that somebody asked to let in, and why. */
	asked: z.array(z.object({ column: z.string(), why: z.string(), who: z.string() })),
	files: z.array(
		z.object({
			file: z.string(),
			why: z.enum(['identifiers', 'not recognised']),
			refused: z.array(z.object({ column: z.string(), kind: z.string(), rows: z.number() }))
		})
	)
});

export type Refusal = Awaited<ReturnType<typeof listRefusals>>[number];

const nameOf = (at: string, nth: number): string =>
	`refused-${at.replaceAll(':', '-')}${nth > 0 ? `-${nth + 1}` : ''}.json`;

async function namesIn(folder: DataFolder): Promise<string[]> {
	const names = await readdir(folder.receipts).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	return names.filter((name) => /^refused-.*\.json$/.test(name));
}

/** Who asked to let in which of the columns held back. What else was typed as a column's name may be anything. */
function askedFor({ files }: Receipt, allow: Allowance[]) {
	const held = [...new Set(files.flatMap(({ refused }) => refused.map(({ column }) => column)))];
	return held.flatMap((column) =>
		allow
			.filter((each) => isSameColumn(each.column, column))
			.map(({ why, who }) => ({ column, why, who }))
	);
}

/**
 * Keeps what is known of a load of which nothing was taken: when, which files, which columns of which kind in how
 * many rows, and which columns somebody asked to let in. No cell, and no sentence that might hold one. Nothing ever
 * removes it. Call as the only writer.
 */
export async function writeRefusal(
	folder: DataFolder,
	receipt: Receipt,
	{ now, route, allow = [] }: Pick<LoadOptions, 'now' | 'route' | 'allow'>
): Promise<void> {
	const at = now.toISOString();
	const taken = new Set(await namesIn(folder));
	let nth = 0;
	while (taken.has(nameOf(at, nth))) nth++;
	const refusal: z.infer<typeof refusalSchema> = {
		at,
		route: route ?? null,
		asked: askedFor(receipt, allow),
		files: receipt.files.map(({ file, refused }) => ({
			file,
			why: refused.length > 0 ? 'identifiers' : 'not recognised',
			refused
		}))
	};
	const text = `${JSON.stringify(refusal, null, '\t')}\n`;
	await writeDurably(join(folder.receipts, nameOf(at, nth)), text);
}

/** Every load of which nothing was taken, oldest first, with what would mend each column. */
export async function listRefusals(folder: DataFolder) {
	const names = (await namesIn(folder)).sort();
	return Promise.all(
		names.map(async (name) => {
			const text = await readFile(join(folder.receipts, name), 'utf8');
			const { files, ...refusal } = refusalSchema.parse(JSON.parse(text));
			const told = files.map((file) => ({ ...file, refused: withMends(file.refused) }));
			return { id: name.slice(0, -'.json'.length), ...refusal, files: told };
		})
	);
}
