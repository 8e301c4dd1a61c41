import type { GivenForm } from '#lib/server/intake/formats/table.ts';
import { readSource } from './read-source.ts';
import type { ReadTable } from './read-source.ts';
import { temporaryFolder, writeExport } from './temporary-folder.ts';

/** Writes a file and reads all its tables back as the intake does. */
export async function readTables(
	content: string | Uint8Array,
	given: GivenForm = {},
	name = 'export.csv'
): Promise<ReadTable[]> {
	return readSource(await writeExport(await temporaryFolder(), name, content), given);
}

/** Writes a file of one table and reads it back. */
export async function readOne(
	content: string | Uint8Array,
	given: GivenForm = {},
	name?: string
): Promise<ReadTable> {
	const [table] = await readTables(content, given, name);
	if (!table) throw new Error('the file has no table');
	return table;
}
