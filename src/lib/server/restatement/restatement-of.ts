import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Restatement } from '#lib/measures/restatement.ts';
import { restate } from '#lib/server/restatement/restate.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { moveDurably } from '#lib/server/warehouse/durable.ts';
import { currentNumber, readManifest } from '#lib/server/warehouse/manifest.ts';
import type { Batch, Manifest } from '#lib/server/warehouse/manifest.ts';

const toldSchema = z.object({ words: z.string(), n: z.number(), k: z.number().optional() });
const movedSchema = z.object({
	measure: z.string(),
	title: z.string(),
	month: z.string(),
	before: toldSchema,
	now: toldSchema,
	wasProvisional: z.boolean()
});
const restatementSchema = z.discriminatedUnion('state', [
	z.object({ state: z.enum(['first', 'same', 'undated']) }),
	z.object({
		state: z.literal('compared'),
		knownThrough: z.string(),
		definitionsChanged: z.boolean(),
		moved: z.array(movedSchema)
	})
]);

/** What happened to a batch: it was loaded, or taken back. */
export type Event = 'loaded' | 'undone';

const endings: Record<Event, string> = {
	loaded: 'restatement.json',
	undone: 'undone.restatement.json'
};

const absent = (error: NodeJS.ErrnoException): undefined => {
	if (error.code === 'ENOENT') return undefined;
	throw error;
};

const happened: Record<Event, (batch: Batch | undefined) => boolean> = {
	loaded: (batch) => batch !== undefined,
	undone: (batch) => batch?.isUndone === true
};

/** The numbers of the manifests before and after; undefined where they are not kept any more. */
async function manifestsAround(folder: DataFolder, id: string, event: Event) {
	const newest = (await currentNumber(folder)) ?? 0;
	const hasHappened = ({ batches }: Manifest) =>
		happened[event](batches.find((batch) => batch.id === id));
	for (let number = newest; number > 0; number--) {
		const manifest = await readManifest(folder, number).catch(absent);
		if (!manifest || (number === newest && !hasHappened(manifest))) return undefined;
		if (!hasHappened(manifest)) return { before: number, after: number + 1 };
	}
	return newest > 0 ? { before: 0, after: 1 } : undefined;
}

/** All or nothing, also where two processes find it missing at once. */
async function keep(path: string, restatement: Restatement): Promise<void> {
	const draft = `${path}.${process.pid}-${performance.now()}.draft`;
	await writeFile(draft, `${JSON.stringify(restatement, null, '\t')}\n`);
	await moveDurably(draft, path);
}

/** What `restate` says; the load stands whatever comes of it. */
export const restateOrFail = (
	folder: DataFolder,
	before: number,
	after: number
): Promise<Restatement> =>
	restate(folder, before, after).catch((): Restatement => ({ state: 'failed' }));

const pathOf = (folder: DataFolder, batch: string, event: Event): string =>
	join(folder.receipts, `${batch}.${endings[event]}`);

/** Keeps what was found of a load in force. What could not be found is not kept: the next to ask tries again. */
export async function keepRestatement(
	folder: DataFolder,
	{ batch, event }: { batch: string; event: Event },
	found: Restatement
): Promise<Restatement> {
	if (found.state !== 'failed' && found.state !== 'gone')
		await keep(pathOf(folder, batch, event), found);
	return found;
}

/**
 * What a load, or taking it back, did to the months known before: as kept beside its receipt, else found out now and
 * kept, as after a crash between the two. The load stands whatever comes of this: where the comparison fails, that is
 * the answer, and the next to ask tries again.
 */
export async function restatementOf(
	folder: DataFolder,
	batch: string,
	event: Event
): Promise<Restatement> {
	const path = pathOf(folder, batch, event);
	const kept = await readFile(path, 'utf8').catch(absent);
	if (kept !== undefined) return restatementSchema.parse(JSON.parse(kept));
	const around = await manifestsAround(folder, batch, event);
	if (!around) return { state: 'gone' };
	const found = await restateOrFail(folder, around.before, around.after);
	return keepRestatement(folder, { batch, event }, found);
}
