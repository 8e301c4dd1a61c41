import type { LoadEvent } from '#lib/intake/load-event.ts';
import type { Candidate } from '#lib/profiles/rank-candidates.ts';
import type { Samples } from '#lib/profiles/samples.ts';
import type { FoundForm } from '#lib/server/intake/formats/table.ts';
import type { ExportFile } from '#lib/server/intake/load.ts';
import type { FileReceipt } from '#lib/server/intake/receipt.ts';
import type { Preview } from '#lib/server/incoming/look.ts';
import type { RestatedLoad } from '#lib/server/restatement/load-and-restate.ts';
import type { Route } from '#lib/server/warehouse/manifest.ts';

/** What a table may be, and why: as Candidate, with the profile by name. */
export type CandidateLook = Omit<Candidate, 'profile'> & { profile: string | null };

/** A table of a file as a person looks at it before it is loaded. */
export type TableLook = {
	name: string;
	headers: string[];
	form: FoundForm;
	/** Of the columns that the gate does not hold back; null where not even its headers may be shown. */
	samples: Samples | null;
	/** The likeliest first. */
	candidates: CandidateLook[];
};

/** A file as it would load: for each table it feeds the sum of its rows, its first rows, and why it cannot. */
export type FileReading = {
	parts: { receipt: FileReceipt; preview: Preview | null; message: string | null }[];
	tables: TableLook[];
};

/** What the dates of a load are, the day it was exported (ISO), and the time of the load (ISO), which tells it from others. */
export type StoreChoices = { route: Route; asOf?: string | undefined; at: string };

/** What the process that reads and stores can be asked, and what it answers. */
export type Asks = {
	/** Reads a file and keeps its rows under a number, in place of those read under it before. */
	read: { ask: { number: number; file: ExportFile }; answer: FileReading };
	/** Reads a file and forgets it again. */
	try: { ask: { file: ExportFile }; answer: FileReading };
	/** Forgets the rows read under a number. */
	forget: { ask: { number: number }; answer: null };
	/** Stores all that is kept, in the order of the numbers, as one batch. */
	store: { ask: StoreChoices; answer: RestatedLoad };
};
export type Kind = keyof Asks;

export type Request = { [K in Kind]: { id: number; kind: K; ask: Asks[K]['ask'] } }[Kind];

/** What comes from the process: how far it is, an answer, or why there is none. Never a cell of a file but in looks. */
export type Message =
	| { event: LoadEvent }
	| { id: number; answer: Asks[Kind]['answer'] }
	| { id: number; failure: { code: string; message: string } };
