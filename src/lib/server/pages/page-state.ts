import { join } from 'node:path';
import { sqliteFiles, stampOf } from '#lib/server/file-stamp.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** What a clinic lays beside its data and pages read again and again. */
const ownFiles = ['settings.yaml', 'theme.yaml', 'carc_class.csv', 'waivers.ndjson'];

/**
 * All that a page of figures rests on besides its address and the reader: the data in force, what people wrote and
 * decided, closed months, the clinic's own files, and the day (ISO). Two equal states give the same page. Receipts are not
 * in it: a load leaves its own long before its data are in force, and of others that never change no page tells.
 */
export function pageState(folder: DataFolder, today: string): string {
	const own = ownFiles.map((name) => join(folder.root, name));
	const { current, records, closed } = folder;
	return `${today} ${stampOf([current, ...sqliteFiles(records), closed, ...own])}`;
}
