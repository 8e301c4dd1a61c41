import { ExportNotRecognised } from '#lib/server/errors.ts';
import type { FilePart, Load } from '#lib/server/intake/load.ts';
import { mapOutput } from '#lib/server/intake/map-output.ts';
import type { Output } from '#lib/server/intake/profile.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { sayProgress } from '#lib/server/intake/say-progress.ts';
import { openClaimCodes } from '#lib/server/intake/x12/claim-codes.ts';
import type { ClaimCodes } from '#lib/server/intake/x12/claim-codes.ts';
import { Dispatch, kinds } from '#lib/server/intake/x12/dispatch.ts';
import type { Kind, Lane } from '#lib/server/intake/x12/dispatch.ts';
import { readBytes, textSize } from '#lib/server/intake/x12/open-x12.ts';
import { BrokenX12 } from '#lib/server/intake/x12/segment.ts';
import { X12Staging } from '#lib/server/intake/x12/stage-x12.ts';

// X12 carries no answers.
const noInstruments = new Map<string, string>();

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
		`read as ${what}; transactions: ${sets}; interchanges in the file: ${envelope.interchanges}; a line is a segment of the file`,
		...reader.notes(),
		...envelope.faults().map((fault) => `envelope: ${fault}`)
	];
	if (passedOver > 0) notes.push(`transactions of other kinds, passed over: ${passedOver}`);
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
		noInstruments,
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

async function openLanes({ db }: Load, codes: ClaimCodes, number: number): Promise<Lane[]> {
	const lanes: Lane[] = [];
	for (const [at, kind] of kinds.entries()) {
		const staging = await X12Staging.open(db, `source_${number}_${at}`, kind.columns);
		const reader = kind.reader({
			row: (row) => staging.row(row),
			reject: (reject) => staging.reject(reject),
			codeOf: (claimNumber) => codes.codeOf(claimNumber)
		});
		lanes.push({ kind, reader, staging, sets: 0 });
	}
	return lanes;
}

async function readAll(
	path: string,
	name: string,
	dispatch: Dispatch,
	hear: (bytes: number) => void
): Promise<string> {
	let bytes = 0;
	try {
		const sha256 = await readBytes(path, (text) => {
			dispatch.push(text);
			bytes += text.length;
			hear(bytes);
		});
		dispatch.end();
		return sha256;
	} catch (error) {
		throw error instanceof BrokenX12 ? broken(name, error) : error;
	}
}

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
	const lanes = await openLanes(load, codes, number);
	const dispatch = new Dispatch(lanes);
	const say = sayProgress(load.options, name, await textSize(path));
	const rows = () => lanes.reduce((sum, { staging }) => sum + staging.records, 0);
	const sha256 = await readAll(path, name, dispatch, (bytes) => say(bytes, rows()));
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
