import type { Rows } from '#lib/server/intake/formats/row-writer.ts';

/** Hears how far the reading of a file is: bytes of its text, and rows. */
export type Progress = (bytes: number, rows: number) => void;

export type Format = 'csv' | 'ndjson' | 'xlsx' | 'arrow' | 'parquet' | 'x12';

/** What a profile or a person says of a file's form, in place of what would be found out. */
export type GivenForm = {
	delimiter?: string | undefined;
	quote?: string | undefined;
	skip_rows?: number | undefined;
	encoding?: string | undefined;
	sheet?: string | undefined;
};

/** How a table is written, found out or given, and the sheets a workbook has that can be seen. */
export type FoundForm = GivenForm & { format: Format; sheets?: string[] };

/** One table in a file (a sheet, or the whole file): its columns, what is to be said of its form, its rows on demand. */
export type SourceTable = {
	/** What messages call it: the file, with the sheet where there are several. */
	name: string;
	headers: string[];
	form: FoundForm;
	/** Bytes that `readRows` will report at its end; 0 where it reports none. */
	bytes: number;
	notes: string[];
	readRows: (progress?: Progress) => Promise<Rows>;
};
