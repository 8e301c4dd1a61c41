import type { RefusedColumn } from '#lib/server/errors.ts';
import type { Override } from '#lib/server/warehouse/manifest.ts';

/** A fault of one row, by where it stands and which rule it breaks. Never by what the cell says. */
export type Reject = { line: number; column: string; rule: string };

/** In how many rows a fault was found. A row with two faults counts in both. */
export type RejectRule = { column: string; rule: string; rows: number };

/** In how many rows a column took the place of an earlier version. Never what stood there before or stands now. */
export type Change = { table: string; column: string; rows: number };

/** What became of one file as one table: read = loaded + rejected + known + superseded, always. */
export type FileReceipt = {
	file: string;
	table: string | null;
	profile: string | null;
	/** Rows of the file itself; `read` differs where a profile makes more or fewer rows of them. */
	sourceRows: number;
	read: number;
	loaded: number;
	/** How many of the loaded replace an earlier version of the same row. */
	changed: number;
	rejected: number;
	known: number;
	superseded: number;
	rejects: Reject[];
	/** Faults beyond those listed in `rejects`; the batch's CSV of rejects has them all. */
	rejectsNotListed: number;
	/** All faults by column and rule, the most frequent first. */
	rejectsByRule: RejectRule[];
	/** What the changed rows changed, column by column; the batch's CSV of changes has the rows. */
	changes: Change[];
	refused: RefusedColumn[];
	/** Columns a person left out, or let in with a reason. */
	overrides: Override[];
	ignoredColumns: string[];
	notes: string[];
	seconds: number;
};

export type Receipt = { batch: string | null; files: FileReceipt[] };

const blank = {
	table: null,
	profile: null,
	sourceRows: 0,
	read: 0,
	loaded: 0,
	changed: 0,
	rejected: 0,
	known: 0,
	superseded: 0,
	rejects: [],
	rejectsNotListed: 0,
	rejectsByRule: [],
	changes: [],
	refused: [],
	overrides: [],
	ignoredColumns: [],
	notes: [],
	seconds: 0
};

/** A receipt with nothing in it yet. */
export const emptyReceipt = (file: string): FileReceipt => ({ ...blank, file });

/** Whether the conservation law holds for this file. */
export const isConserved = (receipt: FileReceipt): boolean =>
	receipt.read === receipt.loaded + receipt.rejected + receipt.known + receipt.superseded;

/** The receipt in the shape of the public contract. */
export function receiptToJson(receipt: Receipt) {
	return {
		batch: receipt.batch,
		files: receipt.files.map((file) => ({
			file: file.file,
			table: file.table,
			profile: file.profile,
			source_rows: file.sourceRows,
			read: file.read,
			loaded: file.loaded,
			changed: file.changed,
			rejected: file.rejected,
			known: file.known,
			superseded: file.superseded,
			rejects: file.rejects,
			rejects_not_listed: file.rejectsNotListed,
			rejects_by_rule: file.rejectsByRule,
			changes: file.changes,
			refused: file.refused,
			overrides: file.overrides,
			ignored_columns: file.ignoredColumns,
			notes: file.notes,
			seconds: file.seconds
		}))
	};
}
