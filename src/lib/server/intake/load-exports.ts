import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Registry } from '#lib/instruments/instrument.ts';
import { ExportNotRecognised, ExportRefused } from '#lib/server/errors.ts';
import { readRegistry } from '#lib/server/instruments.ts';
import { acceptRows, draftPath, writeBatchFile } from '#lib/server/intake/accept.ts';
import { checkHeaders, mapOutput, wantedHeaders } from '#lib/server/intake/map-output.ts';
import type { Mapped } from '#lib/server/intake/map-output.ts';
import { identifierKind } from '#lib/server/intake/name-gate.ts';
import { readProfiles } from '#lib/server/intake/read-profiles.ts';
import { emptyReceipt, isConserved } from '#lib/server/intake/receipt.ts';
import type { FileReceipt, Receipt } from '#lib/server/intake/receipt.ts';
import { recognise } from '#lib/server/intake/recognise.ts';
import type { Recognised, Wish } from '#lib/server/intake/recognise.ts';
import { openSource } from '#lib/server/intake/source-file.ts';
import type { SourceFile } from '#lib/server/intake/source-file.ts';
import { readLayout, stageRows } from '#lib/server/intake/stage.ts';
import type { Layout } from '#lib/server/intake/stage.ts';
import { writeReceipt } from '#lib/server/intake/write-receipt.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { parquetOf } from '#lib/server/warehouse/build-snapshot.ts';
import { clearStaging, commitManifest, inManifest } from '#lib/server/warehouse/commit.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { moveDurably } from '#lib/server/warehouse/durable.ts';
import { currentManifest, snapshotName } from '#lib/server/warehouse/manifest.ts';
import type { Batch, Manifest, Route } from '#lib/server/warehouse/manifest.ts';
import { openToWrite } from '#lib/server/warehouse/open-duckdb.ts';
import { runStatements } from '#lib/server/warehouse/run-query.ts';
import { asOnlyWriter } from '#lib/server/warehouse/writer-lock.ts';

export type ExportFile = { path: string; name?: string };

export type LoadOptions = Wish & {
	route?: Route | undefined;
	/** The day the exports were made, ISO. */
	asOf?: string | undefined;
	/** The time of the load. */
	now: Date;
	report?: (message: string) => void;
};

/** What came of a load: its receipt, why files were not taken, and the exit status of the contract. */
export type LoadOutcome = { receipt: Receipt; messages: string[]; status: 0 | 3 | 4 | 5 };

type Load = {
	db: DuckDBConnection;
	folder: DataFolder;
	contract: Map<string, Table>;
	registry: Registry;
	options: LoadOptions;
	messages: string[];
};

type FilePart = { receipt: FileReceipt; mapped: Mapped | null; source: SourceFile | null };

/** Headers that speak of a direct identifier, unless the profile never reads them. */
function refuseIdentifiers(file: string, headers: string[], drop: string[], rows: number): void {
	const refused = headers
		.filter((header) => !drop.includes(header))
		.flatMap((column) => {
			const kind = identifierKind(column);
			return kind ? [{ column, kind, rows }] : [];
		});
	if (refused.length === 0) return;
	const list = refused.map(({ column, kind }) => `${column} (${kind})`).join(', ');
	throw new ExportRefused(
		file,
		refused,
		`${file} is refused: ${list}. Take these columns out of the export and load it again; nothing from this file was stored.`
	);
}

const ignored = (headers: string[], outputs: Recognised['outputs']): string[] => {
	const read = new Set(outputs.flatMap((output) => wantedHeaders(output, headers)));
	return headers.filter((header) => !read.has(header));
};

function notesOf(
	source: SourceFile,
	layout: Layout,
	table: string,
	columns: Record<string, unknown>
) {
	const notes: string[] = [];
	if (source.encoding && source.encoding !== 'utf-8') notes.push(`read as ${source.encoding}`);
	if (layout.dialect && layout.dialect.skipRows > 0)
		notes.push(`${layout.dialect.skipRows} lines above the header were passed over`);
	if (table === 'remit_line' && !columns.adjustments)
		notes.push(
			'no adjustment codes: denials cannot be told by reason, and a zero payment by deductible cannot be told from a denial'
		);
	return notes;
}

async function readParts(load: Load, file: ExportFile, number: number): Promise<FilePart[]> {
	const { db, folder, contract, registry, options } = load;
	const source = await openSource(file.path, folder.staging, file.name);
	const profiles = readProfiles(folder);
	const wished = profiles.find((profile) => profile.name === options.profile);
	const layout = await readLayout(db, source, wished?.file);
	// A profile says which columns are never read: those cannot give a file away. All others can.
	const known = { contract, profiles, registry };
	const drop = profiles
		.filter((profile) => profile.recognise.every((header) => layout.headers.includes(header)))
		.flatMap((profile) => profile.drop);
	refuseIdentifiers(source.name, layout.headers, drop, 0);
	const { profile, outputs } = recognise(known, source.name, layout.headers, options);
	for (const output of outputs) checkHeaders(source.name, output, layout.headers);
	const wanted = [...new Set(outputs.flatMap((output) => wantedHeaders(output, layout.headers)))];
	const staged = await stageRows(db, source, layout, wanted, `source_${number}`);
	const parts: FilePart[] = [];
	for (const [at, output] of outputs.entries()) {
		const table = contract.get(output.table);
		if (!table)
			throw new ExportNotRecognised(
				source.name,
				`The profile names a table ${output.table} that does not exist.`
			);
		const relation = `mapped_${number}_${at}`;
		const mapped = await mapOutput(db, staged, output, table, layout.headers, relation);
		const receipt = {
			...emptyReceipt(source.name),
			table: table.table,
			profile: profile && `${profile.name} v${profile.version}`,
			sourceRows: staged.read,
			read: mapped.read,
			rejected: mapped.rejected,
			rejects: mapped.rejects,
			ignoredColumns: ignored(layout.headers, outputs),
			notes: notesOf(source, layout, table.table, output.columns)
		};
		parts.push({ receipt, mapped, source });
	}
	return parts;
}

async function readFileParts(load: Load, file: ExportFile, number: number): Promise<FilePart[]> {
	const started = performance.now();
	const finish = (parts: FilePart[]) => {
		const seconds = Math.round(performance.now() - started) / 1000;
		return parts.map((part) => ({ ...part, receipt: { ...part.receipt, seconds } }));
	};
	try {
		load.options.report?.(`reading ${file.name ?? file.path}`);
		return finish(await readParts(load, file, number));
	} catch (error) {
		if (!(error instanceof ExportRefused || error instanceof ExportNotRecognised)) throw error;
		load.messages.push(error.message);
		const refused = error instanceof ExportRefused ? error.columns : [];
		const receipt = { ...emptyReceipt(error.file), refused, notes: [error.message] };
		return finish([{ receipt, mapped: null, source: null }]);
	}
}

/** Settles all rows of one table of the load, writes its Parquet file and notes the counts. */
async function acceptTable(
	load: Load,
	manifest: Manifest,
	table: Table,
	parts: FilePart[],
	batch: { id: string; number: number }
): Promise<string> {
	const { db, folder } = load;
	const mapped = new Map<number, Mapped>();
	for (const [file, part] of parts.entries())
		if (part.mapped?.table.table === table.table) mapped.set(file, part.mapped);
	const accepted = `accepted_${table.table}`;
	const lakeFiles = parquetOf(folder, manifest.batches, table.table);
	for (const counts of await acceptRows(load.db, table, mapped, lakeFiles, accepted)) {
		const part = parts[counts.file];
		if (part) Object.assign(part.receipt, { ...counts, file: part.receipt.file });
	}
	const draft = draftPath(folder.staging, table, batch.id);
	await writeBatchFile(db, table, accepted, batch.number, draft);
	return draft;
}

const asBatchFile = ({ receipt, source }: FilePart): Batch['files'][number] => ({
	file: receipt.file,
	table: receipt.table,
	profile: receipt.profile,
	sha256: source?.sha256 ?? '',
	read: receipt.read,
	loaded: receipt.loaded,
	rejected: receipt.rejected,
	known: receipt.known,
	superseded: receipt.superseded
});

const statusOf = (receipts: FileReceipt[]): LoadOutcome['status'] => {
	if (receipts.some((receipt) => receipt.refused.length > 0)) return 3;
	if (receipts.some((receipt) => receipt.table === null)) return 4;
	return receipts.some((receipt) => receipt.rejected > 0) ? 5 : 0;
};

async function storeBatch(load: Load, manifest: Manifest, parts: FilePart[]): Promise<string> {
	const { folder, contract, options } = load;
	const number = 1 + Math.max(0, ...manifest.batches.map((batch) => batch.number));
	const batch = { id: `b${`${number}`.padStart(4, '0')}`, number };
	const names = new Set(parts.flatMap((part) => part.mapped?.table.table ?? []));
	const tables: Record<string, string> = {};
	for (const table of [...contract.values()].filter((each) => names.has(each.table))) {
		options.report?.(`storing ${table.table}`);
		const draft = await acceptTable(load, manifest, table, parts, batch);
		const path = join(folder.lake, table.table, `${batch.id}.parquet`);
		await moveDurably(draft, path);
		tables[table.table] = inManifest(folder, path);
	}
	const broken = parts.find((part) => !isConserved(part.receipt));
	if (broken)
		throw new Error(`${broken.receipt.file}: the rows read do not add up; nothing was loaded`);
	const isNew = parts.some((part) => part.receipt.loaded > 0);
	const next = manifest.number + 1;
	const files = parts.filter((part) => part.mapped).map(asBatchFile);
	const loadedAt = options.now.toISOString();
	const { route = null, asOf = null } = options;
	await writeReceipt(folder, { batch: batch.id, files: parts.map((part) => part.receipt) });
	if (isNew) options.report?.('building the snapshot');
	await commitManifest(
		folder,
		{
			number: next,
			// The same rows again change nothing: the snapshot before serves on.
			snapshot: isNew || manifest.snapshot === '' ? snapshotName(next) : manifest.snapshot,
			batches: [
				...manifest.batches,
				{ ...batch, loadedAt, route, asOf, isUndone: false, files, tables }
			]
		},
		isNew || manifest.snapshot === ''
	);
	return batch.id;
}

/**
 * Loads exports as one batch: reads, gates, maps, checks, settles against the lake, stores, builds and swaps the
 * snapshot. A file that is refused or not recognised leaves the others be. Files are read in the order given.
 * Throws where the load as a whole fails; the state before stays in force then, as it does after a crash.
 */
export function loadExports(
	folder: DataFolder,
	files: ExportFile[],
	options: LoadOptions
): Promise<LoadOutcome> {
	return asOnlyWriter(folder, async () => {
		await clearStaging(folder);
		const instance = await openToWrite(':memory:', folder.staging);
		const db = await instance.connect();
		try {
			await runStatements(db, 'intake/macros', readSqlFile('intake/macros.sql').sql);
			const contract = await readContract();
			const registry = readRegistry(folder.root);
			const load: Load = { db, folder, contract, registry, options, messages: [] };
			const parts: FilePart[] = [];
			for (const [number, file] of files.entries())
				parts.push(...(await readFileParts(load, file, number)));
			const receipts = parts.map((part) => part.receipt);
			const taken = parts.some((part) => part.mapped);
			const batch = taken ? await storeBatch(load, await currentManifest(folder), parts) : null;
			return {
				receipt: { batch, files: receipts },
				messages: load.messages,
				status: statusOf(receipts)
			};
		} finally {
			db.closeSync();
			instance.closeSync();
			await clearStaging(folder);
		}
	});
}
