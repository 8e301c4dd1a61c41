import { statSync } from 'node:fs';

/** When files were last written, by whichever process, and how large they are; a file that is not there counts as such. */
export const stampOf = (paths: readonly string[]): string =>
	paths
		.map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
		.map((stat) => (stat ? `${stat.mtimeNs} ${stat.size}` : ''))
		.join(',');

/** The files of an SQLite database that a write touches. */
export const sqliteFiles = (path: string): string[] => [path, `${path}-wal`];
