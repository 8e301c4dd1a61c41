import { ExportNotRecognised } from '#lib/server/errors.ts';
import type { SourceTable } from '#lib/server/intake/formats/table.ts';
import type { Load } from '#lib/server/intake/load.ts';
import { openTables } from '#lib/server/intake/open-tables.ts';
import type { Profile } from '#lib/server/intake/profile.ts';
import type { SourceFile } from '#lib/server/intake/source-file.ts';

const fits = (profile: Profile, tables: SourceTable[]): boolean =>
	tables.some(({ headers }) => profile.recognise.every((header) => headers.includes(header)));

const saysForm = (profile: Profile): boolean => Object.keys(profile.file).length > 0;

/** The tables as a profile says the file is written, where they are then what the profile describes. */
async function openAs(load: Load, file: SourceFile, profile: Profile): Promise<SourceTable[]> {
	const tables = await openTables(load.db, file, profile.file).catch((error: unknown) => {
		if (error instanceof ExportNotRecognised) return [];
		throw error;
	});
	return fits(profile, tables) ? tables : [];
}

/**
 * Opens the tables of an export in the form that is found, unless a person or a profile says another: the profile the user named,
 * or one whose headers are all there once the file is read as it says. Throws ExportNotRecognised.
 */
export async function openExport(load: Load, file: SourceFile): Promise<SourceTable[]> {
	const { db, profiles, options } = load;
	const { mapping, form = {} } = options;
	const wished = mapping ?? profiles.find((profile) => profile.name === options.profile);
	if (wished || Object.keys(form).length > 0)
		return openTables(db, file, { ...wished?.file, ...form });
	const found = await openTables(db, file);
	if (options.as !== undefined) return found;
	const isKnown = profiles.some((profile) => !saysForm(profile) && fits(profile, found));
	for (const profile of isKnown ? [] : profiles.filter(saysForm)) {
		const tables = await openAs(load, file, profile);
		if (tables.length > 0) return tables;
	}
	return found;
}
