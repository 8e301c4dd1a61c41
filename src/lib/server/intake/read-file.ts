import { basename } from 'node:path';
import { ExportNotRecognised, ExportRefused, QueryFailed } from '#lib/server/errors.ts';
import { passGate } from '#lib/server/intake/gate/gate.ts';
import { keptHeaders } from '#lib/server/intake/gate/overrides.ts';
import { smallGroupsNote } from '#lib/server/intake/gate/small-groups.ts';
import type { ExportFile, FilePart, Load } from '#lib/server/intake/load.ts';
import { checkHeaders, mapOutput, wantedHeaders } from '#lib/server/intake/map-output.ts';
import type { Output } from '#lib/server/intake/profile.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import { recognise } from '#lib/server/intake/recognise.ts';
import { openSource } from '#lib/server/intake/source-file.ts';
import type { SourceFile } from '#lib/server/intake/source-file.ts';
import { notRecognised, readLayout, sourceRows, stageRows } from '#lib/server/intake/stage.ts';
import type { Layout, Staged } from '#lib/server/intake/stage.ts';
import { isX12 } from '#lib/server/intake/x12/open-x12.ts';
import { readX12 } from '#lib/server/intake/x12/read-x12.ts';

/** What a file is, or why nobody knows: the gate comes first, and says more. */
function recogniseIfKnown(load: Load, file: string, headers: string[]) {
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

function notesOf(source: SourceFile, layout: Layout, output: Output): string[] {
	const notes: string[] = [];
	if (source.encoding && source.encoding !== 'utf-8') notes.push(`read as ${source.encoding}`);
	if (layout.dialect && layout.dialect.skipRows > 0)
		notes.push(`${layout.dialect.skipRows} lines above the header were passed over`);
	if (output.table === 'remit_line' && !output.columns.adjustments)
		notes.push(
			'no adjustment codes: denials cannot be told by reason, nor a deductible from a denial'
		);
	return notes;
}

async function readOutput(
	load: Load,
	source: SourceFile,
	layout: Layout,
	staged: Staged,
	output: Output,
	relation: string
): Promise<FilePart> {
	const table = load.contract.get(output.table);
	if (!table)
		throw new ExportNotRecognised(
			source.name,
			`${source.name}: the profile names a table ${output.table}, which the contract does not have.`
		);
	const instruments = load.registry.map(({ id }) => id);
	const { headers } = layout;
	const mapped = await mapOutput(load.db, staged, output, table, headers, instruments, relation);
	const small = table.table === 'episode' ? await smallGroupsNote(load.db, mapped.relation) : [];
	const receipt = {
		...emptyReceipt(source.name),
		table: table.table,
		sourceRows: staged.read,
		read: mapped.read,
		rejected: mapped.rejected,
		rejects: mapped.rejects,
		notes: [...notesOf(source, layout, output), ...small]
	};
	return { receipt, mapped, sha256: source.sha256, message: null };
}

async function readParts(load: Load, file: ExportFile, number: number): Promise<FilePart[]> {
	const { db, folder, profiles, options } = load;
	const source = await openSource(file.path, folder.staging, file.name);
	const wished = profiles.find((profile) => profile.name === options.profile);
	const layout = await readLayout(db, source, wished?.file);
	const headers = keptHeaders(layout.headers, options.dropColumns ?? []);
	const recognised = recogniseIfKnown(load, source.name, headers);
	const passed = await passGate(load, {
		name: source.name,
		relation: sourceRows(source, layout),
		bytes: source.bytes,
		headers: layout.headers,
		recognised: recognised instanceof ExportNotRecognised ? undefined : recognised
	}).catch((error: unknown) => {
		throw error instanceof QueryFailed ? notRecognised(source, error) : error;
	});
	if (recognised instanceof ExportNotRecognised) throw recognised;
	const { profile, outputs } = recognised;
	for (const output of outputs) checkHeaders(source.name, output, headers);
	const wanted = outputs.flatMap((output) => wantedHeaders(output, headers));
	const staged = await stageRows(db, source, layout, [...new Set(wanted)], `source_${number}`);
	const ignoredColumns = ignored(headers, outputs);
	const parts: FilePart[] = [];
	for (const [at, output] of outputs.entries()) {
		const part = await readOutput(
			load,
			source,
			{ ...layout, headers },
			staged,
			output,
			`mapped_${number}_${at}`
		);
		part.receipt.profile = profile && `${profile.name} v${profile.version}`;
		part.receipt.ignoredColumns = ignoredColumns;
		part.receipt.overrides = passed.overrides;
		part.receipt.notes.push(...passed.notes);
		parts.push(part);
	}
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
export async function readFile(load: Load, file: ExportFile, number: number): Promise<FilePart[]> {
	const started = performance.now();
	const name = file.name ?? basename(file.path);
	load.options.report?.(`reading ${name}`);
	const reading = (await isX12(file.path))
		? readX12(load, file.path, name, number)
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
