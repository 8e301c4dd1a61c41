import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataFolder } from '#lib/server/warehouse/data-folder.ts';
import { undoBatch } from '#lib/server/warehouse/undo-batch.ts';
import { figuresOf } from '../support/figures-of.ts';
import { loadTexts } from '../support/load-files.ts';
import { exportsOf, network, textOf } from '../support/random-network.ts';
import type { Stay } from '../support/random-network.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Loads a network; the ids of its stays begin at `from`, so that it may correct stays that are there. Gives the batch. */
async function load(folder: string, stays: Stay[], from = 0): Promise<string> {
	const filled = exportsOf(stays, (at) => from + at).filter(({ lines }) => lines.length > 0);
	const files = filled.map((each): [string, string] => [`${each.table}.csv`, textOf(each)]);
	const { receipt, status } = await loadTexts(folder, Object.fromEntries(files));
	expect(status).toBe(0);
	return receipt.batch ?? '';
}

const undo = (folder: string, batch: string) => undoBatch(dataFolder(join(folder, 'data')), batch);

// The first stays are there already and are corrected; those beyond are new.
const change = fc.record({ stays: network, from: fc.nat(8) });

test('loads taken back one after the other leave the figures as they were before each, to the byte', async () => {
	await fc.assert(
		fc.asyncProperty(network, change, change, async (base, one, other) => {
			const folder = await temporaryFolder();
			await load(folder, base);
			const before = await figuresOf(folder);
			const first = await load(folder, one.stays, one.from);
			const between = await figuresOf(folder);
			const second = await load(folder, other.stays, other.from);
			await undo(folder, second);
			expect(await figuresOf(folder)).toEqual(between);
			await undo(folder, first);
			expect(await figuresOf(folder)).toEqual(before);
		}),
		{ numRuns: 3, seed: 20260902 }
	);
}, 600_000);

test('a load taken back from under a later one leaves what the others give without it', async () => {
	await fc.assert(
		fc.asyncProperty(network, change, change, async (base, one, other) => {
			const [folder, without] = [await temporaryFolder(), await temporaryFolder()];
			await load(folder, base);
			const first = await load(folder, one.stays, one.from);
			await load(folder, other.stays, other.from);
			await undo(folder, first);
			await load(without, base);
			await load(without, other.stays, other.from);
			expect(await figuresOf(folder)).toEqual(await figuresOf(without));
		}),
		{ numRuns: 2, seed: 20260903 }
	);
}, 600_000);
