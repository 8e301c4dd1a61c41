import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteFiles, stampOf } from '#lib/server/file-stamp.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** What a clinic lays beside its data and pages read again and again. */
const ownFiles = ['settings.yaml', 'theme.yaml', 'carc_class.csv', 'waivers.ndjson'];

/** What no data in force names: a load of which nothing was taken, and which months a load or its undoing moved. */
const isTold = (name: string): boolean => /^refused-.*\.json$|\.restatement\.json$/.test(name);

/** A folder whose last change is this many milliseconds old would have another time if it changed once more. */
const tickMs = 100;

/** When a folder was listed (milliseconds), how it was stamped then, and a hash of the names that tell something. */
type Told = { stamp: string; at: number; hash: string };
const told = new Map<string, Told>();

/**
 * What the receipts tell that is in nothing else. A load writes the receipt of its batch, its rejects and changes well
 * before its data are in force: until then no page reads them.
 */
function toldBy(receipts: string): string {
	const stamp = stampOf([receipts]);
	if (stamp === '') return '';
	const known = told.get(receipts);
	const writtenAt = Number(stamp.split(' ')[0]) / 1e6;
	if (known?.stamp === stamp && known.at - writtenAt > tickMs) return known.hash;
	const at = Date.now();
	const names = readdirSync(receipts).filter(isTold).sort();
	const hash = createHash('sha256').update(names.join(' ')).digest('hex');
	told.set(receipts, { stamp, at, hash });
	return hash;
}

/**
 * All that a page of figures rests on besides its address and the reader: the data in force, what people wrote and
 * decided, closed months, refused loads, which months loads moved, the clinic's own files, and the day (ISO). Two equal
 * states give the same page.
 */
export function pageState(folder: DataFolder, today: string): string {
	const own = ownFiles.map((name) => join(folder.root, name));
	const { current, records, closed, receipts } = folder;
	const files = stampOf([current, ...sqliteFiles(records), closed, ...own]);
	return `${today} ${files} ${toldBy(receipts)}`;
}
