import type { Rows } from '#lib/server/intake/formats/row-writer.ts';

/** Hears how far the reading of a file is: bytes of its text, and rows. */
export type Progress = (bytes: number, rows: number) => void;

/** What a profile says of a file's form, in place of what would be found out. */
export type GivenForm = {
	delimiter?: string | undefined;
	quote?: string | undefined;
	skip_rows?: number | undefined;
	encoding?: string | undefined;
	sheet?: string | undefined;
};

/** One table in a file (a sheet, or the whole file): its columns, what is to be said of its form, its rows on demand. */
export type SourceTable = {
	/** What messages call it: the file, with the sheet where there are several. */
	name: string;
	headers: string[];
	notes: string[];
	readRows: (progress?: Progress) => Promise<Rows>;
};
