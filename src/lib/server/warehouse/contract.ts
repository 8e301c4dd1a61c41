import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { projectRoot } from '#lib/server/project.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

const ruleSchema = z.strictObject({ column: z.string(), rule: z.string(), when: z.string() });
const headerSchema = z.strictObject({
	table: z.string(),
	about: z.string(),
	key: z.array(z.string()).min(1),
	repeats: z.boolean().default(false),
	rules: z.array(ruleSchema).default([])
});

/** A rule inside one row: where `when` is true of the typed columns, the row is rejected under `rule`. */
export type RowRule = z.infer<typeof ruleSchema>;

export type Column = {
	name: string;
	/** DuckDB's own word for the type: VARCHAR, DATE, ENUM('PHP', …), MAP(VARCHAR, DOUBLE) … */
	type: string;
	isRequired: boolean;
	about: string;
	/** The values an ENUM allows; undefined for other types. */
	values: string[] | undefined;
};

/** A table of the data contract. `repeats`: rows with the same key in one file are counted, not merged. */
export type Table = z.infer<typeof headerSchema> & { columns: Column[]; ddl: string };

const columnSchema = z.object({
	table_name: z.string(),
	column_name: z.string(),
	data_type: z.string(),
	is_nullable: z.boolean(),
	comment: z.string().nullable()
});

const tableNames = (): string[] =>
	readdirSync(join(projectRoot, 'queries', 'contract'))
		.filter((name) => name.endsWith('.sql'))
		.map((name) => name.slice(0, -'.sql'.length))
		.sort();

/** Creates every table of the contract, empty, in the database of `db`. */
export async function createContractTables(db: DuckDBConnection): Promise<void> {
	for (const name of tableNames())
		await runStatements(db, `contract/${name}`, readSqlFile(`contract/${name}.sql`).sql);
}

const enumValues = (type: string): string[] | undefined =>
	type.startsWith('ENUM(')
		? [...type.matchAll(/'((?:[^']|'')*)'/g)].map((match) => (match[1] ?? '').replaceAll("''", "'"))
		: undefined;

async function describe(): Promise<Map<string, Table>> {
	const instance = await DuckDBInstance.create(':memory:');
	const db = await instance.connect();
	try {
		await createContractTables(db);
		const { sql } = readSqlFile('intake/contract_columns.sql');
		const rows = await runQuery(db, { name: 'intake/contract_columns', sql, row: columnSchema });
		return new Map(
			tableNames().map((name) => {
				const file = readSqlFile(`contract/${name}.sql`);
				const columns = rows
					.filter((row) => row.table_name === name)
					.map((row) => ({
						name: row.column_name,
						type: row.data_type,
						isRequired: !row.is_nullable,
						about: row.comment ?? '',
						values: enumValues(row.data_type)
					}));
				return [name, { ...headerSchema.parse(file.header), columns, ddl: file.sql }];
			})
		);
	} finally {
		db.closeSync();
		instance.closeSync();
	}
}

let described: Promise<Map<string, Table>> | undefined;

/** The tables of the contract by name, as DuckDB itself reads queries/contract/. Read once per process. */
export function readContract(): Promise<Map<string, Table>> {
	described ??= describe();
	return described;
}
