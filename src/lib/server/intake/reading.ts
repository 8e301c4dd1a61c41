import { rm } from 'node:fs/promises';
import { checkInstruments } from '#lib/server/instruments.ts';
import { decisionsOf } from '#lib/server/intake/gate/gate.ts';
import { checkAllowances } from '#lib/server/intake/gate/overrides.ts';
import { makeGateMacros } from '#lib/server/intake/gate/scan.ts';
import type { ExportFile, FilePart, Load, LoadOptions } from '#lib/server/intake/load.ts';
import { readFile } from '#lib/server/intake/read-file.ts';
import { readProfiles } from '#lib/server/intake/read-profiles.ts';
import { makePrivateFolder } from '#lib/server/private-folder.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { openToWrite } from '#lib/server/warehouse/open-duckdb.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';

/** A scratch database in which exports are read and wait to be stored. Close it to forget them. */
export type Reading = {
	load: Load;
	/** Reads a file; `number` tells its temporary tables from those of other files. Throws WrongUsage. */
	read: (file: ExportFile, number: number) => Promise<FilePart[]>;
	close: () => Promise<void>;
};

/** Opens a scratch database for exports that are to go into a data folder. Nothing is written there. */
export async function openReading(folder: DataFolder, options: LoadOptions): Promise<Reading> {
	const spill = await makePrivateFolder();
	const instance = await openToWrite(':memory:', spill);
	const db = await instance.connect();
	await runStatements(db, 'intake/macros', readSqlFile('intake/macros.sql').sql);
	await makeGateMacros(db);
	const contract = await readContract();
	const { registry } = await checkInstruments(folder.root);
	const load: Load = { db, folder, contract, profiles: readProfiles(folder), registry, options };
	return {
		load,
		read: async (file, number) => {
			await checkAllowances(db, decisionsOf({ ...options, ...file.choices }));
			// A profile may have been saved since the last file.
			load.profiles = readProfiles(folder);
			return readFile(load, file, number);
		},
		close: async () => {
			db.closeSync();
			instance.closeSync();
			await rm(spill, { recursive: true, force: true });
		}
	};
}
