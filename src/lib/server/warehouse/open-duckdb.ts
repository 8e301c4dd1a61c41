import { DuckDBInstance } from '@duckdb/node-api';

const common = {
	// Only what is inside the package: anything else would reach for the network.
	autoinstall_known_extensions: 'false',
	autoload_known_extensions: 'false',
	allow_community_extensions: 'false'
};

/** A snapshot for readers: read-only, and shut off from files and settings. */
export const openReadOnly = (path: string): Promise<DuckDBInstance> =>
	DuckDBInstance.create(path, {
		...common,
		access_mode: 'READ_ONLY',
		// The rest of the server, and a load beside it, need theirs.
		memory_limit: '1GB',
		enable_external_access: 'false',
		lock_configuration: 'true'
	});

/** A database to write in: `:memory:` or a file. What does not fit in memory spills to `spillFolder`. */
export const openToWrite = (path: string, spillFolder: string): Promise<DuckDBInstance> =>
	DuckDBInstance.create(path, { ...common, temp_directory: spillFolder, memory_limit: '800MB' });

/** A database in memory, for made-up rows. */
export const openInMemory = (): Promise<DuckDBInstance> =>
	DuckDBInstance.create(':memory:', { ...common, memory_limit: '800MB' });
