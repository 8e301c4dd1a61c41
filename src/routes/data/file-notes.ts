import { formatCount } from '#lib/measures/format.ts';
import type { FileReceipt } from './file-receipt.ts';

/**
 * What a receipt says of a file in words. `about`: short notes, to be strung together. `told`: sentences that name
 * the file themselves: why it was not recognised, or a sheet of it was not.
 */
export function notesOf(file: FileReceipt): { about: string[]; told: string[] } {
	const { source_rows: rows, read, profile, ignored_columns: ignored } = file;
	// Why a file was refused is a table of its own.
	const notes = file.refused.length > 0 ? [] : file.notes;
	const told = notes.filter((note) => note.startsWith(file.file));
	return {
		about: [
			...(rows === read ? [] : [`${formatCount(rows)} rows in the file itself`]),
			...(profile ? [`read with ${profile}`] : []),
			...(ignored.length > 0 ? [`columns not loaded: ${ignored.join(', ')}`] : []),
			...notes.filter((note) => !told.includes(note))
		],
		told
	};
}
