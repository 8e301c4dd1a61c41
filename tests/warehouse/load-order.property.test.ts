import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from '../support/figures-of.ts';
import { loadTexts } from '../support/load-files.ts';
import { exportsOf, network, textOf } from '../support/random-network.ts';
import type { Export, Stay } from '../support/random-network.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Each export in two files, of which the second has the rows from the middle on, and some the first has too. */
function inFiles(stays: Stay[], overlap: number): Export[] {
	return exportsOf(stays).flatMap((each) => {
		const middle = Math.ceil(each.lines.length / 2);
		const first = { ...each, lines: each.lines.slice(0, middle) };
		const second = { ...each, lines: each.lines.slice(Math.max(0, middle - overlap)) };
		return [first, second].filter(({ lines }) => lines.length > 0);
	});
}

type Loads = { files: Export[]; batches: number };

/** Loads the files in the order given, in so many batches, and asks the figures. */
async function figuresAfter({ files, batches }: Loads): Promise<Record<string, string>> {
	const folder = await temporaryFolder();
	const size = Math.ceil(files.length / batches);
	for (let at = 0; at < files.length; at += size) {
		const named = files.slice(at, at + size).map((file, n): [string, string] => {
			return [`${at + n}-${file.table}.csv`, textOf(file)];
		});
		const { status } = await loadTexts(folder, Object.fromEntries(named));
		expect(status).toBe(0);
	}
	return figuresOf(folder);
}

const arranged = fc
	.tuple(network, fc.nat(3))
	.map(([stays, overlap]) => inFiles(stays, overlap))
	.chain((files) => {
		const all = { minLength: files.length, maxLength: files.length };
		const loads = fc.record({
			files: fc.shuffledSubarray(files, all),
			batches: fc.integer({ min: 1, max: 3 })
		});
		return fc.tuple(loads, loads);
	});

test('the same files give the same figures, in whatever order and however many at once they are loaded', async () => {
	await fc.assert(
		fc.asyncProperty(arranged, async ([one, other]) => {
			expect(await figuresAfter(other)).toEqual(await figuresAfter(one));
		}),
		{ numRuns: 4, seed: 20260901 }
	);
}, 600_000);
