import { ExportNotRecognised } from '#lib/server/errors.ts';
import type { FilePart, Load } from '#lib/server/intake/load.ts';
import { mapOutput } from '#lib/server/intake/map-output.ts';
import type { Output } from '#lib/server/intake/profile.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { BillReader, billColumns } from '#lib/server/intake/x12/bill.ts';
import { openClaimCodes } from '#lib/server/intake/x12/claim-codes.ts';
import { Envelope } from '#lib/server/intake/x12/envelope.ts';
import type { TransactionSet } from '#lib/server/intake/x12/envelope.ts';
import { readBytes } from '#lib/server/intake/x12/open-x12.ts';
import { RemittanceReader, remitColumns } from '#lib/server/intake/x12/remittance.ts';
import type { SetReader, Sink } from '#lib/server/intake/x12/row.ts';
import { BrokenX12 } from '#lib/server/intake/x12/segment.ts';
import type { Segment } from '#lib/server/intake/x12/segment.ts';
import { X12Staging } from '#lib/server/intake/x12/stage-x12.ts';
import { Tokeniser } from '#lib/server/intake/x12/tokenise.ts';

type Kind = {
	table: string;
	columns: string[];
	reads: (set: TransactionSet) => boolean;
	reader: (sink: Sink) => SetReader;
};

// Dental bills have service lines of their own kind (SV3).
const isDental = (guide: string): boolean => /X(224|097)/.test(guide);

const kinds: Kind[] = [
	{
		table: 'remit_line',
		columns: remitColumns,
		reads: (set) => set.id === '835',
		reader: (sink) => new RemittanceReader(sink)
	},
	{
		table: 'claim_line',
		columns: billColumns,
		reads: (set) => set.id === '837' && !isDental(set.guide),
		reader: (sink) => new BillReader(sink)
	}
];

/** One kind of transaction set under way: who reads it, where its rows go, how many there were. */
type Lane = { kind: Kind; reader: SetReader; staging: X12Staging; sets: number };

/** Sends every segment to the reader of its transaction. */
class Dispatch {
	readonly #tokeniser = new Tokeniser();
	readonly #lanes: Lane[];
	readonly envelope = new Envelope();
	passedOver = 0;

	constructor(lanes: Lane[]) {
		this.#lanes = lanes;
	}

	push(text: string): void {
		this.#tokeniser.push(text).forEach((segment) => this.#take(segment));
	}

	end(): void {
		this.#tokeniser.end().forEach((segment) => this.#take(segment));
		this.envelope.end();
	}

	#take(segment: Segment): void {
		this.envelope.take(segment);
		const { set } = this.envelope;
		if (!set) return;
		const lane = this.#lanes.find(({ kind }) => kind.reads(set));
		if (segment.elements[0] === 'ST') {
			if (lane) lane.sets++;
			else this.passedOver++;
		}
		lane?.reader.take(segment);
	}
}

/** The columns of a table as they are staged: dates as X12 writes them. */
const outputOf = ({ table, columns }: Kind): Output => ({
	table,
	columns: Object.fromEntries(
		columns.map((column) => [
			column,
			/_on$|^service_/.test(column) ? { from: column, date: '%Y%m%d' } : column
		])
	)
});

function notesOf({ kind, reader, sets }: Lane, { envelope, passedOver }: Dispatch): string[] {
	const what = kind.table === 'remit_line' ? 'X12 835' : 'X12 837';
	const notes = [
		`read as ${what}: ${sets} transactions, ${envelope.interchanges} interchanges in the file; a line is a segment of the file`,
		...reader.notes(),
		...envelope.faults().map((fault) => `envelope: ${fault}`)
	];
	if (passedOver > 0) notes.push(`${passedOver} transactions of other kinds were passed over`);
	return notes;
}

async function mapLane(
	load: Load,
	name: string,
	lane: Lane,
	relation: string
): Promise<Omit<FilePart, 'sha256'>> {
	const { table: tableName, columns } = lane.kind;
	const table = load.contract.get(tableName);
	if (!table) throw new Error(`The contract has no table ${tableName}.`);
	const staged = lane.staging.close();
	const mapped = await mapOutput(
		load.db,
		staged,
		outputOf(lane.kind),
		table,
		columns,
		[],
		relation
	);
	const { read, rejected, rejects } = mapped;
	const counts = { table: tableName, sourceRows: staged.read, read, rejected, rejects };
	return { receipt: { ...emptyReceipt(name), ...counts }, mapped, message: null };
}

const broken = (name: string, cause: BrokenX12) =>
	new ExportNotRecognised(
		name,
		`${name} is X12 that does not hold together: ${cause.message}. Nothing from it was loaded. Get the whole file again from where it came.`,
		{ cause }
	);

/**
 * Reads an X12 file: remittances (835) into remit_line, bills (837 P and I) into claim_line. Claim numbers become
 * codes; nothing else that could name a person is kept, not even for the time of the load. Throws
 * ExportNotRecognised for a file that is cut short, damaged, or holds neither.
 */
export async function readX12(
	load: Load,
	path: string,
	name: string,
	number: number
): Promise<FilePart[]> {
	const codes = await openClaimCodes(load.folder);
	const lanes: Lane[] = [];
	for (const [at, kind] of kinds.entries()) {
		const staging = await X12Staging.open(load.db, `source_${number}_${at}`, kind.columns);
		const reader = kind.reader({
			row: (row) => staging.row(row),
			reject: (reject) => staging.reject(reject),
			codeOf: (claimNumber) => codes.codeOf(claimNumber)
		});
		lanes.push({ kind, reader, staging, sets: 0 });
	}
	const dispatch = new Dispatch(lanes);
	const sha256 = await readBytes(path, (text) => dispatch.push(text))
		.then((hash) => {
			dispatch.end();
			return hash;
		})
		.catch((error: unknown) => {
			throw error instanceof BrokenX12 ? broken(name, error) : error;
		});
	const used = lanes.filter((lane) => lane.sets > 0);
	if (used.length === 0)
		throw new ExportNotRecognised(
			name,
			`${name} is X12, but holds neither remittances (835) nor professional or institutional bills (837). Nothing from it was loaded.`
		);
	const parts: FilePart[] = [];
	for (const [at, lane] of used.entries()) {
		const part = await mapLane(load, name, lane, `mapped_${number}_${at}`);
		part.receipt.notes = notesOf(lane, dispatch);
		parts.push({ ...part, sha256 });
	}
	await codes.save();
	return parts;
}
