import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { canonicalJson } from '#lib/measures/canonical-json.ts';
import { builtLanguage } from '#lib/messages/built-language.ts';
import type { WhatChanged } from '#lib/measures/what-changed.ts';
import type { AskedList } from '#lib/server/figures/ask-what-changed.ts';
import { projectRoot } from '#lib/server/project.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { hashFiles } from '#lib/server/warehouse/definitions.ts';
import { keepBeside, readBeside } from '#lib/server/warehouse/kept-beside.ts';
import { changedListPath, currentManifest } from '#lib/server/warehouse/manifest.ts';

/** What the words of a list follow from besides the data: the definitions, and the program that reads them. */
const ours = [
	'queries',
	'src/lib/instruments',
	'src/lib/measures',
	'src/lib/statistics',
	'src/lib/server/figures'
];
const own = ['settings.yaml', 'carc_class.csv', 'instruments', 'measures'];

/** What a list is asked with. `written` is a version of what people decided about series. */
export type ListKey = { asked: AskedList; written: string; level: number };

/** Only the whole clinic's, for inside: what everybody opens first. A list of a part is asked when it is wanted. */
const isKept = ({ asked: { where, audience } }: ListKey): boolean =>
	audience === 'inside' && Object.keys(where).length === 0;

const keyOf = (folder: DataFolder, key: ListKey): string =>
	createHash('sha256')
		.update(canonicalJson(key))
		// A list is made of sentences, and what asks ahead of a server may speak another language.
		.update(builtLanguage)
		.update(hashFiles(ours.map((name) => join(projectRoot, name))))
		.update(hashFiles(own.map((name) => join(folder.root, name))))
		.digest('hex');

/**
 * The list of what changed of the snapshot in force, read from beside it where it lies there and everything it follows
 * from is as it was; else as `ask` gives it, and kept. So the first page after a start need not ask a thousand series.
 * Throws as `ask` does.
 */
export async function keptList(
	folder: DataFolder,
	key: ListKey,
	ask: () => Promise<WhatChanged>
): Promise<WhatChanged> {
	if (!isKept(key)) return ask();
	const hash = keyOf(folder, key);
	const { snapshot } = await currentManifest(folder);
	const known = await readBeside<WhatChanged>(
		changedListPath(folder, snapshot, key.asked.scope),
		hash
	);
	if (known) return known;
	const list = await ask();
	if (list.snapshot !== null)
		await keepBeside(changedListPath(folder, list.snapshot, key.asked.scope), hash, list);
	return list;
}
