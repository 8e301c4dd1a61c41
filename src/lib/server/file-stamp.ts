import { statSync } from 'node:fs';

/** When files were last written, by whichever process, and how large they are; a file that is not there counts as such. */
export const stampOf = (paths: readonly string[]): string =>
	paths
		.map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
		.map((stat) => (stat ? `${stat.mtimeNs} ${stat.size}` : ''))
		.join(',');

/** How large a file is, in bytes; 0 where it is not there: whoever opens it says so. */
export const sizeOf = (path: string): number =>
	statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** The files of an SQLite database that a write touches. */
export const sqliteFiles = (path: string): string[] => [path, `${path}-wal`];
