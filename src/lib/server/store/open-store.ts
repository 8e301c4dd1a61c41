import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { projectRoot } from '#lib/server/project.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';

/** What people wrote and decided, as tables: it cannot be built again from exports. */
export type Records = LibSQLDatabase;

export type Store = {
	/** The tables, brought to the newest layout at the first call. */
	records: () => Promise<Records>;
	close: () => void;
};

const migrationsFolder = join(projectRoot, 'src', 'lib', 'server', 'store', 'migrations');

/** Several processes write it: the server, and commands beside it. Each waits this many milliseconds for the other. */
const patience = 10_000;

async function open(folder: DataFolder) {
	mkdirSync(folder.root, { recursive: true });
	const client = createClient({
		url: pathToFileURL(folder.records).href,
		timeout: patience
	});
	await client.execute('pragma journal_mode = wal');
	const records = drizzle(client);
	await migrate(records, { migrationsFolder });
	return { client, records };
}

/** The records of a data folder, in `records.sqlite`. Nothing is made or read before the first call of `records`. */
export function openStore(folder: DataFolder): Store {
	let opened: ReturnType<typeof open> | undefined;
	return {
		records: async () => {
			opened ??= open(folder).catch((cause: unknown) => {
				opened = undefined;
				throw cause;
			});
			return (await opened).records;
		},
		close: () => {
			void opened?.then(({ client }) => client.close());
			opened = undefined;
		}
	};
}
