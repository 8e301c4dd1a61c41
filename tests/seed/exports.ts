import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { z } from 'zod';
import { literal } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { writeExports } from '#seed/write-exports.ts';
import type { SeedFile, SeedOptions } from '#seed/write-exports.ts';

/** What was written, for as long as `use` runs: the files and a reader of their text. */
export async function withExports<Result>(
	options: Omit<SeedOptions, 'out'>,
	use: (exports: {
		out: string;
		files: SeedFile[];
		textOf: (file: string) => Promise<string>;
	}) => Promise<Result>
): Promise<Result> {
	const out = await mkdtemp(join(tmpdir(), 'plumbline-seed-'));
	try {
		const files = await writeExports({ out, ...options });
		return await use({ out, files, textOf: (file) => readFile(join(out, file), 'utf8') });
	} finally {
		await rm(out, { recursive: true, force: true });
	}
}

const oneNumber = z.object({ value: z.number() });

/** Reads the files into a fresh DuckDB, one table of text columns each. Gives a function that asks for one number. */
export async function openExports(
	out: string,
	files: SeedFile[]
): Promise<(sql: string) => Promise<number>> {
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	for (const { file } of files) {
		const table = file.replace('.csv', '');
		const path = literal(join(out, file));
		await db.run(
			`create table ${table} as from read_csv(${path}, header = true, all_varchar = true)`
		);
	}
	return async (sql) => {
		const query = { name: 'seed', sql: `select (${sql})::double as value`, row: oneNumber };
		const [first] = await runQuery(db, query);
		return first?.value ?? NaN;
	};
}
