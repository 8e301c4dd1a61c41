import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sizeOf } from '#lib/server/file-stamp.ts';
import { checkInstruments } from '#lib/server/instruments.ts';
import { decisionsOf } from '#lib/server/intake/gate/gate.ts';
import { checkAllowances } from '#lib/server/intake/gate/overrides.ts';
import { makeGateMacros } from '#lib/server/intake/gate/scan.ts';
import type { ExportFile, FilePart, Load, LoadOptions } from '#lib/server/intake/load.ts';
import { readFile } from '#lib/server/intake/read-file.ts';
import { readingOrder } from '#lib/server/intake/reading-order.ts';
import { readProfiles } from '#lib/server/intake/read-profiles.ts';
import { makePrivateFolder } from '#lib/server/private-folder.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openConnections, openToWrite } from '#lib/server/warehouse/open-duckdb.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';
import { runSideBySide } from '#lib/server/warehouse/steps.ts';

/** A scratch database in which exports are read and wait to be stored. Close it to forget them. */
export type Reading = {
	load: Load;
	/** Reads a file; `number` tells its tables from those of other files. Throws WrongUsage. */
	read: (file: ExportFile, number: number) => Promise<FilePart[]>;
	/** Reads files, several at once, numbered from 0; their parts are in the order given. Throws as `read`. */
	readAll: (files: ExportFile[]) => Promise<FilePart[]>;
	close: () => Promise<void>;
};

/** Opens a scratch database for exports that are to go into a data folder. Nothing is written there. */
export async function openReading(folder: DataFolder, options: LoadOptions): Promise<Reading> {
	const spill = await makePrivateFolder();
	const instance = await openToWrite(':memory:', spill);
	const connections = await openConnections(instance);
	const [db] = connections;
	await runStatements(db, 'intake/macros', readSqlFile('intake/macros.sql').sql);
	await makeGateMacros(db);
	const contract = await readContract();
	const { registry } = await checkInstruments(folder.root);
	const profiles = readProfiles(folder);
	const load: Load = { db, connections, folder, contract, profiles, registry, options };
	async function readOn(on: DuckDBConnection, file: ExportFile, number: number) {
		await checkAllowances(on, decisionsOf({ ...options, ...file.choices }));
		// A profile may have been saved since the last file.
		load.profiles = readProfiles(folder);
		return readFile({ ...load, db: on }, file, number);
	}
	return {
		load,
		read: (file, number) => readOn(db, file, number),
		readAll: async (files) => {
			const parts: FilePart[][] = [];
			const numbered = files.map((file, number) => ({ file, number, bytes: sizeOf(file.path) }));
			const readings = readingOrder(numbered).map(({ file, number }) => ({
				run: async (on: DuckDBConnection) => {
					parts[number] = await readOn(on, file, number);
				}
			}));
			await runSideBySide(connections, readings);
			return parts.flat();
		},
		close: async () => {
			for (const connection of connections) connection.closeSync();
			instance.closeSync();
			await rm(spill, { recursive: true, force: true });
		}
	};
}
