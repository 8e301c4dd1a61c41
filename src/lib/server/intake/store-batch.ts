import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { acceptRows, acceptedName, draftPath, writeBatchFile } from '#lib/server/intake/accept.ts';
import type { Accepted, Settling } from '#lib/server/intake/accept.ts';
import { countChanges, writeChanges } from '#lib/server/intake/changes.ts';
import { forgetStored, forgetTyped } from '#lib/server/intake/forget-rows.ts';
import { tableOf } from '#lib/server/intake/load.ts';
import type { FilePart, Load } from '#lib/server/intake/load.ts';
import { isConserved } from '#lib/server/intake/receipt.ts';
import { writeReceipt } from '#lib/server/intake/write-receipt.ts';
import { parquetOf } from '#lib/server/warehouse/build-snapshot.ts';
import { commitManifest, inManifest } from '#lib/server/warehouse/commit.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import { moveDurably } from '#lib/server/warehouse/durable.ts';
import { snapshotName } from '#lib/server/warehouse/manifest.ts';
import type { Batch, Manifest } from '#lib/server/warehouse/manifest.ts';
import { runSideBySide } from '#lib/server/warehouse/steps.ts';

/** What is done before the data of a load come into force, given the numbers of the manifests before and after. */
export type Beforehand = (before: number, after: number) => Promise<void>;

type Numbered = { id: string; number: number };

function nextBatch(manifest: Manifest): Numbered {
	const number = 1 + Math.max(0, ...manifest.batches.map((batch) => batch.number));
	return { id: `b${`${number}`.padStart(4, '0')}`, number };
}

function note(part: FilePart, { loaded, changed, known, superseded, overtaken }: Accepted): void {
	const { receipt } = part;
	// Of a file called back, the rows that others of the same file took the place of were counted when it was read.
	Object.assign(receipt, { loaded, changed, known });
	receipt.superseded += superseded;
	// Rows that another file took the place of are in no Parquet: the file has to be read again.
	if (overtaken > 0) part.readBy = null;
}

/** Settles all rows of one table of the load, notes the counts in the receipts and writes the Parquet file. */
async function storeTable(
	{ db, folder }: Load,
	manifest: Manifest,
	table: Table,
	parts: FilePart[],
	batch: Numbered
): Promise<string> {
	const settling = new Map<number, Settling>();
	for (const [file, { mapped, recalled }] of parts.entries()) {
		const rows = mapped ?? recalled;
		if (rows?.table === table) settling.set(file, rows);
	}
	const accepted = acceptedName(table);
	const lakeFiles = parquetOf(folder, manifest.batches, table.table);
	let rows = 0;
	for (const counts of await acceptRows(db, table, settling, lakeFiles, accepted)) {
		const part = parts[counts.file];
		if (part) note(part, counts);
		rows += counts.loaded + counts.known;
	}
	for (const { file, ...change } of await countChanges(db, table)) {
		const receipt = parts[file]?.receipt;
		if (receipt) receipt.changes = [...receipt.changes, { table: table.table, ...change }];
	}
	const draft = draftPath(folder.staging, table, batch.id);
	const file = { batch: batch.number, path: draft };
	await writeBatchFile(db, table, { accepted, rows }, file);
	// Rows that took the place of others have yet to be listed.
	const isChanged = parts.some((part) => tableOf(part) === table && part.receipt.changed > 0);
	if (!isChanged) await forgetTyped(db, parts, table);
	const path = join(folder.lake, table.table, `${batch.id}.parquet`);
	await moveDurably(draft, path);
	return inManifest(folder, path);
}

const asBatchFile = ({ receipt, sha256, readBy = null }: FilePart): Batch['files'][number] => ({
	file: receipt.file,
	table: receipt.table,
	profile: receipt.profile,
	sha256,
	readBy,
	read: receipt.read,
	loaded: receipt.loaded,
	rejected: receipt.rejected,
	known: receipt.known,
	superseded: receipt.superseded,
	overrides: receipt.overrides
});

function checkConserved(parts: FilePart[]): void {
	const broken = parts.find((part) => !isConserved(part.receipt));
	if (broken)
		throw new Error(`${broken.receipt.file}: the rows read do not add up; nothing was loaded`);
}

const rowsRead = (parts: FilePart[]): number =>
	parts.reduce((rows, { receipt }) => rows + receipt.read, 0);

/** Stores the rows of all tables that are fed, and gives the path of each one's Parquet file. */
async function storeTables(
	load: Load,
	manifest: Manifest,
	parts: FilePart[],
	batch: Numbered
): Promise<Record<string, string>> {
	const paths = new Map<Table, string>();
	const fed = [...load.contract.values()].map((table) => ({
		table,
		rows: rowsRead(parts.filter((part) => tableOf(part) === table))
	}));
	const isFed = ({ table }: { table: Table }) => parts.some((part) => tableOf(part) === table);
	// The longest first: none is left to be stored alone at the end.
	const storing = fed.filter(isFed).sort((one, other) => other.rows - one.rows);
	const steps = storing.map(({ table }) => ({
		run: async (db: DuckDBConnection) => {
			load.options.report?.({ step: 'storing', table: table.table });
			paths.set(table, await storeTable({ ...load, db }, manifest, table, parts, batch));
		}
	}));
	await runSideBySide(load.connections, steps);
	const inOrder = fed.flatMap(({ table }) => {
		const path = paths.get(table);
		return path === undefined ? [] : [[table.table, path] as const];
	});
	return Object.fromEntries(inOrder);
}

/**
 * Stores the rows of a load as the next batch: Parquet, receipt, manifest, snapshot, pointer. The same rows again
 * change nothing: the snapshot before serves on. `beforehand` is told the numbers of the manifest in force and of the next
 * when the snapshot is there and not yet in force. Returns the batch's id.
 */
export async function storeBatch(
	load: Load,
	manifest: Manifest,
	parts: FilePart[],
	beforehand?: Beforehand
): Promise<string> {
	const { folder, options } = load;
	const batch = nextBatch(manifest);
	const tables = await storeTables(load, manifest, parts, batch);
	checkConserved(parts);
	const files = parts.filter(tableOf).map(asBatchFile);
	await writeChanges(load, parts, batch.id);
	await forgetStored(load.db, parts);
	await writeReceipt(folder, { batch: batch.id, files: parts.map((part) => part.receipt) });
	const isNew = manifest.snapshot === '' || parts.some((part) => part.receipt.loaded > 0);
	if (isNew) options.report?.({ step: 'building' });
	const number = manifest.number + 1;
	const { route = null, asOf = null } = options;
	const loadedAt = options.now.toISOString();
	const stored = { ...batch, loadedAt, route, asOf, isUndone: false, files, tables };
	const snapshot = isNew ? snapshotName(number) : manifest.snapshot;
	const next = { number, snapshot, batches: [...manifest.batches, stored] };
	await commitManifest(folder, next, isNew, async () => beforehand?.(manifest.number, number));
	return batch.id;
}
