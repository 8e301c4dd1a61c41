import { instrumentNames } from '#lib/instruments/names.ts';
import { basename } from 'node:path';
import { ExportNotRecognised, ExportRefused, QueryFailed } from '#lib/server/errors.ts';
import { forgetTexts } from '#lib/server/intake/forget-rows.ts';
import { passGate } from '#lib/server/intake/gate/gate.ts';
import { keptHeaders } from '#lib/server/intake/gate/overrides.ts';
import { smallGroupsNote } from '#lib/server/intake/gate/small-groups.ts';
import type { Rows } from '#lib/server/intake/formats/row-writer.ts';
import type { SourceTable } from '#lib/server/intake/formats/table.ts';
import type { ExportFile, FilePart, Load } from '#lib/server/intake/load.ts';
import {
	checkHeaders,
	isReadOnce,
	mapOutput,
	wantedHeaders
} from '#lib/server/intake/map-output.ts';
import { openExport } from '#lib/server/intake/open-export.ts';
import type { Output } from '#lib/server/intake/profile.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { keptFingerprint, readingFingerprint } from '#lib/server/intake/reading-fingerprint.ts';
import { recallFile } from '#lib/server/intake/recall.ts';
import { recognise } from '#lib/server/intake/recognise.ts';
import { sayProgress } from '#lib/server/intake/say-progress.ts';
import { openSource } from '#lib/server/intake/source-file.ts';
import type { SourceFile } from '#lib/server/intake/source-file.ts';
import { stageRows } from '#lib/server/intake/stage.ts';
import type { Staged } from '#lib/server/intake/stage.ts';
import { isX12 } from '#lib/server/intake/x12/open-x12.ts';
import { readX12 } from '#lib/server/intake/x12/read-x12.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

/** What a file is, or why nobody knows: the gate comes first, and says more. */
function recogniseIfKnown(load: Load, file: string, headers: string[]) {
	const { mapping } = load.options;
	if (mapping) return { profile: mapping, outputs: mapping.tables, drop: mapping.drop };
	try {
		return recognise(load, file, headers, load.options);
	} catch (error) {
		if (error instanceof ExportNotRecognised) return error;
		throw error;
	}
}

const ignored = (headers: string[], outputs: Output[]): string[] => {
	const read = new Set(outputs.flatMap((output) => wantedHeaders(output, headers)));
	return headers.filter((header) => !read.has(header));
};

const withoutReasons =
	'no adjustment codes: denials cannot be told by reason, nor a deductible from a denial';

const notesOf = (table: SourceTable, output: Output): string[] =>
	output.table === 'remit_line' && !output.columns.adjustments
		? [...table.notes, withoutReasons]
		: table.notes;

/** A table of a file with what it was recognised as: the headers that are read, and where they go. */
type Settled = { source: SourceFile; table: SourceTable; headers: string[]; staged: Staged };

async function readOutput(
	load: Load,
	{ source, table: from, headers, staged }: Settled,
	output: Output,
	relation: string
): Promise<FilePart> {
	const table = load.contract.get(output.table);
	if (!table)
		throw new ExportNotRecognised(
			from.name,
			`${from.name}: the profile names a table ${output.table}, which the contract does not have.`
		);
	const instruments = instrumentNames(load.registry);
	const mapped = await mapOutput(load.db, staged, output, table, headers, instruments, relation);
	const small = table.table === 'episode' ? await smallGroupsNote(load.db, mapped.relation) : [];
	const receipt = {
		...emptyReceipt(from.name),
		table: table.table,
		sourceRows: staged.read,
		read: mapped.read,
		rejected: mapped.rejected,
		rejects: mapped.rejects,
		notes: [...notesOf(from, output), ...small]
	};
	return { receipt, mapped, sha256: source.sha256, message: null };
}

/** Lets the rows of a table through the gate and keeps the columns that are wanted. */
async function stageTable(
	load: Load,
	source: SourceFile,
	table: SourceTable,
	rows: Rows,
	id: string
) {
	const { db, options } = load;
	const headers = keptHeaders(table.headers, options.dropColumns ?? []);
	const recognised = recogniseIfKnown(load, table.name, headers);
	options.report?.({ step: 'checking', file: source.name, rows: rows.records });
	const gate = passGate(load, {
		name: table.name,
		rows,
		bytes: source.bytes,
		headers: table.headers,
		recognised: recognised instanceof ExportNotRecognised ? undefined : recognised
	});
	const passed = await gate.catch(async (error: unknown) => {
		if (error instanceof ExportRefused)
			await options.look?.(
				table,
				rows,
				error.columns.map(({ column }) => column)
			);
		throw error instanceof QueryFailed ? unreadable(table, error) : error;
	});
	await options.look?.(table, rows, []);
	if (recognised instanceof ExportNotRecognised) throw recognised;
	const { outputs } = recognised;
	for (const output of outputs) checkHeaders(table.name, output, headers);
	const wanted = outputs.flatMap((output) => wantedHeaders(output, headers));
	const kept = [...new Set(wanted)];
	const staged = await stageRows(db, rows, kept, `source_${id}`, isReadOnce(outputs));
	return { ...recognised, passed, settled: { source, table, headers, staged } };
}

const unreadable = (table: SourceTable, cause: unknown) =>
	new ExportNotRecognised(table.name, `${table.name} cannot be read to its end. Export it again.`, {
		cause
	});

// What was mapped last may not be what passed the gate.
const changedMeanwhile = ({ name }: SourceTable) =>
	new ExportNotRecognised(
		name,
		`${name} was changed while it was read, and nothing from it was stored. Load it again when nothing writes to it.`
	);

type StagedTable = Awaited<ReturnType<typeof stageTable>>;

/** Maps the rows that a table of a file has to each table of the contract that they feed. */
async function mapTable(
	load: Load,
	{ profile, outputs, passed, settled }: StagedTable,
	id: string,
	readBy: string | null
): Promise<FilePart[]> {
	const ignoredColumns = ignored(settled.headers, outputs);
	const parts: FilePart[] = [];
	for (const [at, output] of outputs.entries()) {
		const part = await readOutput(load, settled, output, `mapped_${id}_${at}`);
		part.receipt.profile = profile && `${profile.name} v${profile.version}`;
		part.receipt.ignoredColumns = ignoredColumns;
		part.receipt.overrides = passed.overrides;
		part.receipt.notes.push(...passed.notes);
		parts.push({ ...part, readBy: keptFingerprint(readBy, outputs) });
	}
	// Of the text nothing is asked any more but its lines.
	if (settled.staged.lines === null) await forgetTexts(load.db, [settled.staged]);
	return parts;
}

async function readTable(
	load: Load,
	source: SourceFile,
	table: SourceTable,
	id: string,
	readBy: string | null
): Promise<FilePart[]> {
	const rows = await table.readRows(sayProgress(load.options, source.name, table.bytes));
	try {
		const staged = await stageTable(load, source, table, rows, id);
		const parts = await mapTable(load, staged, id, readBy);
		if (!rows.isUnchanged()) throw changedMeanwhile(table);
		return parts;
	} finally {
		await rows.close();
	}
}

/** All tables of a file, called back where they can be. A sheet that nobody knows is a note where another is known. */
async function readParts(load: Load, file: ExportFile, number: number): Promise<FilePart[]> {
	const source = await openSource(file.path, file.name);
	const readBy = readingFingerprint(load);
	const recalled = await recallFile(load, source, readBy);
	if (recalled) return recalled;
	const parts: FilePart[] = [];
	const unknown: ExportNotRecognised[] = [];
	for (const [at, table] of (await openExport(load, source)).entries()) {
		const reading = readTable(load, source, table, `${number}_${at}`, readBy);
		const read = await reading.catch((error: unknown) => {
			if (!(error instanceof ExportNotRecognised)) throw error;
			unknown.push(error);
			return [];
		});
		parts.push(...read);
	}
	const [first] = parts;
	if (!first && unknown[0]) throw unknown[0];
	first?.receipt.notes.push(...unknown.map((error) => error.message));
	return parts;
}

const notTaken = (name: string, error: ExportRefused | ExportNotRecognised): FilePart => ({
	receipt: {
		...emptyReceipt(name),
		refused: error instanceof ExportRefused ? error.columns : [],
		notes: [error.message]
	},
	mapped: null,
	sha256: '',
	message: error.message
});

/**
 * Reads one export into typed rows, one part for each table it feeds. A file that is refused or not recognised
 * gives one part that says why. Throws where reading itself fails.
 */
export async function readFile(
	{ options, ...rest }: Load,
	file: ExportFile,
	number: number
): Promise<FilePart[]> {
	const started = performance.now();
	const name = file.name ?? basename(file.path);
	const load = { ...rest, options: { ...options, ...file.choices } };
	options.report?.({ step: 'reading', file: name, bytes: 0, totalBytes: 0, rows: 0 });
	const reading = (await isX12(file.path))
		? asOnlyWriter(load.folder, () => readX12(load, file.path, name, number))
		: readParts(load, file, number);
	const parts = await reading.catch((error: unknown) => {
		if (error instanceof ExportRefused || error instanceof ExportNotRecognised)
			return [notTaken(name, error)];
		throw error;
	});
	const seconds = Math.round(performance.now() - started) / 1000;
	for (const part of parts) part.receipt.seconds = seconds;
	return parts;
}
