import type { DuckDBConnection } from '@duckdb/node-api';
import type { Registry } from '#lib/instruments/instrument.ts';
import type { LoadEvent } from '#lib/intake/load-event.ts';
import type { GivenForm, SourceTable } from '#lib/server/intake/formats/table.ts';
import type { Allowance } from '#lib/server/intake/gate/overrides.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import type { Mapped } from '#lib/server/intake/map-output.ts';
import type { Recalled } from '#lib/server/intake/recall.ts';
import type { Profile } from '#lib/server/intake/profile.ts';
import type { FileReceipt } from '#lib/server/intake/receipt.ts';
import type { Wish } from '#lib/server/intake/recognise.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import type { Route } from '#lib/server/warehouse/manifest.ts';

/** What a person says of a file; the rest is found out. */
export type FileChoices = Wish & {
	/** How the file is written. */
	form?: GivenForm | undefined;
	/** A profile that is not saved. */
	mapping?: Profile | undefined;
	/** Columns the gate would refuse, that a person lets in. */
	allow?: Allowance[] | undefined;
	/** Columns that are not read, not even to be looked at. */
	dropColumns?: string[] | undefined;
};

/**
 * A file as it was given: `name` is what the receipt calls it, where that is not the end of its path; `choices` stand
 * in place of those of the load.
 */
export type ExportFile = { path: string; name?: string; choices?: FileChoices | undefined };

export type LoadOptions = FileChoices & {
	route?: Route | undefined;
	/** The day the exports were made, ISO. */
	asOf?: string | undefined;
	/** The time of the load. */
	now: Date;
	/** Hears what is being done. */
	report?: ((event: LoadEvent) => void) | undefined;
	/** Sees each table of a file before its rows are mapped, and what the gate holds back of it: nothing where it passed. */
	look?: ((table: SourceTable, rows: Rows, held: string[]) => Promise<void>) | undefined;
};

/**
 * One load under way: its scratch database, what is known, what was asked. `connections` are all there are to that
 * database, for what can be done at once; `db` is the one to work on.
 */
export type Load = {
	db: DuckDBConnection;
	connections: DuckDBConnection[];
	folder: DataFolder;
	contract: Map<string, Table>;
	profiles: Profile[];
	registry: Registry;
	options: LoadOptions;
};

/**
 * What one file gave for one table: rows read now (`mapped`) or called back from an earlier load (`recalled`); neither
 * where the file was not taken, and `message` then says why. `readBy`: what decided how it was read.
 */
export type FilePart = {
	receipt: FileReceipt;
	mapped: Mapped | null;
	recalled?: Recalled;
	sha256: string;
	readBy?: string | null;
	message: string | null;
};

/** The table that rows of a file are taken into; undefined where none are. */
export const tableOf = ({ mapped, recalled }: FilePart): Table | undefined =>
	(mapped ?? recalled)?.table;
