import { stat } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { identifier, literal } from '#lib/server/sql-file.ts';

const common = {
	// Only what is inside the package: anything else would reach for the network.
	autoinstall_known_extensions: 'false',
	autoload_known_extensions: 'false',
	allow_community_extensions: 'false'
};

const megabytes = 1_000_000;

/**
 * What a load may take before it spills, in MB: an eighth of the machine, so that the server beside it has room, and
 * from 800 MB to 2 GB. What more would gain is little, what less costs is half the time of a large load.
 */
export const loadMemory = (machineBytes: number): number =>
	Math.round(Math.min(2000, Math.max(800, machineBytes / 8 / megabytes)));

// A container may have less than the machine it runs on.
const machine = Math.min(totalmem(), process.constrainedMemory() || Infinity);

const readOnly = {
	...common,
	access_mode: 'READ_ONLY',
	// The rest of the server, and a load beside it, need theirs.
	memory_limit: '1GB'
};

/** A snapshot for readers: read-only, and shut off from files and settings. */
export const openReadOnly = (path: string): Promise<DuckDBInstance> =>
	DuckDBInstance.create(path, {
		...readOnly,
		enable_external_access: 'false',
		lock_configuration: 'true'
	});

/** The same with a second file attached as `name`. Throws where either cannot be opened. */
export async function openReadOnlyWith(
	path: string,
	name: string,
	beside: string
): Promise<DuckDBInstance> {
	const instance = await DuckDBInstance.create(path, readOnly);
	try {
		const db = await instance.connect();
		await db.run(`attach ${literal(beside)} as ${identifier(name)} (read_only)`);
		await db.run('set enable_external_access = false');
		await db.run('set lock_configuration = true');
		db.closeSync();
		return instance;
	} catch (error) {
		instance.closeSync();
		throw error;
	}
}

const manyBytes = 250 * megabytes;

/**
 * The block size in bytes of what lies beside a snapshot of so many. Beside a small one tables of few rows and many columns would leave
 * most of a usual block empty; but in small blocks DuckDB packs no numbers, which makes long tables several times as large.
 */
export const blockSize = (snapshotBytes: number): number =>
	snapshotBytes < manyBytes ? 16_384 : 262_144;

/** A database in memory that has the snapshot to read and `draft`, a file of its own, to write as `name`. */
export async function openBeside(
	path: string,
	name: string,
	draft: string,
	spillFolder: string
): Promise<DuckDBInstance> {
	const instance = await DuckDBInstance.create(':memory:', {
		...common,
		temp_directory: spillFolder,
		memory_limit: '800MB',
		// Whoever reads pages meanwhile needs the other cores.
		threads: '1'
	});
	const db = await instance.connect();
	const size = blockSize((await stat(path)).size);
	await db.run(`attach ${literal(draft)} as ${identifier(name)} (block_size ${size})`);
	await db.run(`attach ${literal(path)} as read_snapshot (read_only)`);
	db.closeSync();
	return instance;
}

/** A snapshot to hold beside files of the data folder: read-only itself, but not shut off from files. */
export const openBesideFiles = (path: string, spillFolder: string): Promise<DuckDBInstance> =>
	DuckDBInstance.create(path, {
		...common,
		access_mode: 'READ_ONLY',
		temp_directory: spillFolder,
		memory_limit: '800MB'
	});

/** A database to write in: `:memory:` or a file. What does not fit in memory spills to `spillFolder`. */
export async function openToWrite(path: string, spillFolder: string): Promise<DuckDBInstance> {
	const instance = await DuckDBInstance.create(path, {
		...common,
		temp_directory: spillFolder,
		memory_limit: `${loadMemory(machine)}MB`
	});
	const db = await instance.connect();
	// To try these costs a tenth of filling a table, and what they save is a tenth of the file. Given when a database is
	// created, the setting is taken and forgotten.
	await db.run("set global disabled_compression_methods = 'fsst,dict_fsst'");
	db.closeSync();
	return instance;
}

/** Connections for what can be done at once: two where the machine has the cores. */
export async function openConnections(
	instance: DuckDBInstance
): Promise<[DuckDBConnection, ...DuckDBConnection[]]> {
	const first = await instance.connect();
	return availableParallelism() > 1 ? [first, await instance.connect()] : [first];
}

/**
 * Shares the cores of the machine among connections that work at once: each works itself, beside the threads that all
 * of them have. A statement on one thread costs a third less than on two, and orders its rows in one way.
 */
export async function shareCores(connections: DuckDBConnection[]): Promise<void> {
	const threads = Math.max(1, availableParallelism() - connections.length + 1);
	await connections[0]?.run(`set threads = ${threads}`);
}

/** A database in memory, for made-up rows. */
export const openInMemory = (): Promise<DuckDBInstance> =>
	DuckDBInstance.create(':memory:', { ...common, memory_limit: '800MB' });
