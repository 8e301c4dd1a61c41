import { join } from 'node:path';
import { z } from 'zod';
import { noFormula } from '#lib/measures/figure-csv.ts';
import type { FilePart, Load } from '#lib/server/intake/load.ts';
import { emptyReceipt } from '#lib/server/intake/receipt.ts';
import type { Reject } from '#lib/server/intake/receipt.ts';
import type { SourceFile } from '#lib/server/intake/source-file.ts';
import { readReceiptFile } from '#lib/server/intake/stored-receipt.ts';
import type { StoredFileReceipt } from '#lib/server/intake/stored-receipt.ts';
import { countByRule } from '#lib/server/intake/write-receipt.ts';
import { fillSql, literal, readSqlFile } from '#lib/server/sql-file.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import { currentManifest } from '#lib/server/warehouse/manifest.ts';
import type { Batch, Manifest } from '#lib/server/warehouse/manifest.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

/** The sound rows of one file as an earlier load left them in the lake: its Parquet file, and the file's number there. */
export type Recalled = { table: Table; path: string; file: number };

type Asked = { source: SourceFile; readBy: string };
type Told = { receipt: StoredFileReceipt; file: number };

const rejectSchema = z.object({ line: z.number(), column: z.string(), rule: z.string() });

/** The latest load in force that read these bytes under this name in this way, and nothing else under this name. */
function loadOf({ batches }: Manifest, { source, readBy }: Asked): Batch | undefined {
	const isSame = (file: Batch['files'][number]) =>
		file.sha256 === source.sha256 && file.readBy === readBy;
	return batches.findLast(({ isUndone, files }) => {
		const named = files.filter(({ file }) => file === source.name);
		const tables = new Set(named.map(({ table }) => table));
		return !isUndone && named.length > 0 && named.length === tables.size && named.every(isSame);
	});
}

/** What the receipt of that load says of the file, table by table; undefined where it says anything else than the manifest. */
async function tellOf(folder: DataFolder, batch: Batch, name: string): Promise<Told[] | undefined> {
	const receipts = await readReceiptFile(folder, batch.id).catch(() => undefined);
	const told = (receipts ?? []).flatMap((receipt, file) =>
		receipt.file === name ? { receipt, file } : []
	);
	const taken = batch.files.filter(({ file }) => file === name);
	const isSame = told.every(({ receipt }, at) => {
		const { table, read, rejected, superseded } = taken[at] ?? {};
		const said = { table: receipt.table, read: receipt.read, rejected: receipt.rejected };
		return (
			said.table === table &&
			said.read === read &&
			said.rejected === rejected &&
			receipt.superseded === superseded
		);
	});
	return isSame && told.length === taken.length ? told : undefined;
}

const unguarded = (text: string): string =>
	text.startsWith("'") && noFormula(text.slice(1)) === text ? text.slice(1) : text;

async function listedRejects({ db, folder }: Load, batch: Batch, receipt: StoredFileReceipt) {
	const path = join(folder.receipts, `${batch.id}.rejects.csv`);
	const text = readSqlFile('intake/recall_rejects.sql').sql;
	const sql = fillSql(text, { path: literal(path) });
	const query = { name: 'intake/recall_rejects', sql, row: rejectSchema };
	const { file, table } = receipt;
	const rows = await runQuery(db, query, { file: noFormula(file), table }).catch(() => []);
	return rows.map(({ line, column, rule }) => ({
		line,
		column: unguarded(column),
		rule: unguarded(rule)
	}));
}

/** All rejects of a file, as long as they are those that its receipt counted; else undefined. */
async function rejectsOf(
	load: Load,
	batch: Batch,
	receipt: StoredFileReceipt
): Promise<Reject[] | undefined> {
	const isWhole = receipt.rejects_not_listed === 0;
	const rejects = isWhole ? receipt.rejects : await listedRejects(load, batch, receipt);
	const counted = JSON.stringify(countByRule(rejects));
	return counted === JSON.stringify(receipt.rejects_by_rule) ? rejects : undefined;
}

async function partOf(
	load: Load,
	batch: Batch,
	{ source, readBy }: Asked,
	{ receipt, file }: Told
): Promise<FilePart | undefined> {
	const table = load.contract.get(receipt.table ?? '');
	const path = batch.tables[receipt.table ?? ''];
	const rejects = await rejectsOf(load, batch, receipt);
	if (!table || path === undefined || !rejects) return undefined;
	const { profile, read, rejected, superseded, notes } = receipt;
	const again = {
		...emptyReceipt(source.name),
		...{ table: table.table, profile, read, rejected, superseded, rejects, notes },
		sourceRows: receipt.source_rows,
		ignoredColumns: receipt.ignored_columns
	};
	const recalled = { table, path: join(load.folder.root, path), file };
	return { receipt: again, mapped: null, recalled, sha256: source.sha256, readBy, message: null };
}

/**
 * What a file gives, called back from the latest load in force that read the same bytes in the same way: the rows from
 * the lake, the rest from its receipt. `readBy` is the fingerprint of how it would be read now. Undefined where there
 * is no such load, or anything of it is not as it was left: then the file is to be read.
 */
export async function recallFile(
	load: Load,
	source: SourceFile,
	readBy: string | null
): Promise<FilePart[] | undefined> {
	// Whoever looks at the rows of a file has to be shown them.
	if (readBy === null || load.options.look) return undefined;
	const asked = { source, readBy };
	const batch = loadOf(await currentManifest(load.folder), asked);
	const told = batch && (await tellOf(load.folder, batch, source.name));
	if (!batch || !told) return undefined;
	const parts: FilePart[] = [];
	for (const each of told) {
		const part = await partOf(load, batch, asked, each);
		if (!part) return undefined;
		parts.push(part);
	}
	return parts;
}
