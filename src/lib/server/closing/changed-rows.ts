import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { LateRow } from '#lib/measures/late-records.ts';
import { closingSql } from '#lib/server/closing/standing.ts';
import { identifier, literal } from '#lib/server/sql-file.ts';
import { fileList, keyOf, parquetOf } from '#lib/server/warehouse/build-snapshot.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import type { Table } from '#lib/server/warehouse/contract.ts';
import type { DataFolder } from '#lib/server/warehouse/data-folder.ts';
import type { Batch } from '#lib/server/warehouse/manifest.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const rowSchema = z.object({
	record: z.string(),
	key: z.string(),
	state: z.enum(['new', 'changed', 'gone']),
	columns: z.array(z.string()),
	filled: z.array(z.string()),
	emptied: z.array(z.string()),
	batch: z.number(),
	file: z.number().nullable(),
	line: z.number().nullable()
});
type FoundRow = z.infer<typeof rowSchema>;

/** The batches that were in force when a month was closed, and those in force now. */
export type TwoStates = { was: Batch[]; now: Batch[] };

const receiptSchema = z.object({ files: z.array(z.object({ file: z.string() })) });

/** The names of a batch's files, as its rows number them. */
async function fileNames(folder: DataFolder, batch: string): Promise<string[]> {
	const text = await readFile(join(folder.receipts, `${batch}.json`), 'utf8');
	return receiptSchema.parse(JSON.parse(text)).files.map(({ file }) => file);
}

function rowsOf(folder: DataFolder, table: Table, link: string, batches: Batch[]): string {
	const columns = table.columns.map(({ name }) => identifier(name)).join(', ');
	const files = parquetOf(folder, batches, table.table).filter((path) => existsSync(path));
	if (files.length === 0) return closingSql('no_rows', { columns, table: identifier(table.table) });
	const named = { link: identifier(link), link_name: literal(link), key: keyOf(table) };
	return closingSql('lake_rows', { columns, files: fileList(files), ...named });
}

function changedSql(folder: DataFolder, table: Table, link: string, states: TwoStates): string {
	const names = table.columns.map(({ name }) => name);
	const [was, now] = [
		(name: string) => `was.${identifier(name)}`,
		(name: string) => `now.${identifier(name)}`
	];
	const when = (condition: (name: string) => string) =>
		names.map((name) => `case when ${condition(name)} then ${literal(name)} end`).join(', ');
	const key = [...table.key, ...(table.repeats ? ['_nth'] : [])];
	const keyText = table.key.map(
		(name) => `${literal(`${name}=`)} || coalesce(${now(name)}, ${was(name)})::varchar`
	);
	return closingSql('changed_rows', {
		was: rowsOf(folder, table, link, states.was),
		now: rowsOf(folder, table, link, states.now),
		link: identifier(link),
		link_name: literal(link),
		key_text: `concat_ws('; ', ${keyText.join(', ')})`,
		changed: when((name) => `${was(name)} is distinct from ${now(name)}`),
		filled: when((name) => `${was(name)} is null and ${now(name)} is not null`),
		emptied: when((name) => `${was(name)} is not null and ${now(name)} is null`),
		same_key: key.map((name) => `${was(name)} is not distinct from ${now(name)}`).join(' and ')
	});
}

async function placedIn(folder: DataFolder, states: TwoStates) {
	const ids = new Map([...states.was, ...states.now].map(({ id, number }) => [number, id]));
	const names = new Map<string, string[]>();
	return async ({ batch, file }: FoundRow): Promise<Pick<LateRow, 'batch' | 'file'>> => {
		const id = ids.get(batch) ?? '';
		if (!names.has(id)) names.set(id, await fileNames(folder, id));
		return { batch: id, file: names.get(id)?.[file ?? -1] ?? '' };
	};
}

/**
 * The rows of the lake that belong to the records in the temporary table `linked` of `db` and are not what they were:
 * by column of the link, then by record. Throws QueryFailed.
 */
export async function changedRows(
	db: DuckDBConnection,
	folder: DataFolder,
	states: TwoStates,
	links: readonly string[]
): Promise<Map<string, Map<string, LateRow[]>>> {
	const place = await placedIn(folder, states);
	const byLink = new Map<string, Map<string, LateRow[]>>();
	for (const link of links) {
		const byRecord = new Map<string, LateRow[]>();
		byLink.set(link, byRecord);
		for (const table of (await readContract()).values()) {
			if (!table.columns.some(({ name }) => name === link)) continue;
			const sql = changedSql(folder, table, link, states);
			const rows = await runQuery(db, { name: `changed ${table.table}`, sql, row: rowSchema });
			for (const row of rows) {
				const { record, ...found } = row;
				const late = { ...found, table: table.table, ...(await place(row)) };
				byRecord.set(record, [...(byRecord.get(record) ?? []), late]);
			}
		}
	}
	return byLink;
}
