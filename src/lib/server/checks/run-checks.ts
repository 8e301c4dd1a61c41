import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Registry } from '#lib/instruments/instrument.ts';
import type { Check } from '#lib/server/checks/check.ts';
import { codesOf } from '#lib/server/checks/checked-tables.ts';
import { registrySql } from '#lib/server/checks/registry-sql.ts';
import { fillSql, identifier, readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

/** The name of a file by its batch and its place in it, as rows carry both. */
export type FileName = (batch: number, file: number) => string;

/** A row that breaks a rule: where it came from, and its codes. Never another value of it. */
export type Example = { file: string; line: number; key: Record<string, string> };

/** `count` rows break the rule, `of` the rows it looked at; the first of them by file and line. */
export type Finding = { check: string; count: number; of: number; examples: Example[] };

const row = z.object({
	count: z.number(),
	of: z.number(),
	examples: z.array(
		z.object({
			batch: z.number(),
			file: z.number(),
			line: z.number(),
			key: z.array(z.string().nullable())
		})
	)
});

/** The query of one rule. Throws where its select names something that nothing fills. */
export function checkSql(check: Check, relations: Record<string, string>): string {
	const codes = codesOf[check.table];
	return fillSql(readSqlFile('checks/parts/run_check.sql').sql, {
		check: fillSql(check.sql, relations),
		among: fillSql(check.among, relations),
		table: identifier(check.table),
		key: codes.join(', '),
		key_texts: codes.map((code) => `${code}::varchar`).join(', ')
	});
}

async function runCheck(
	db: DuckDBConnection,
	check: Check,
	relations: Record<string, string>,
	fileName: FileName
): Promise<Finding> {
	const sql = checkSql(check, relations);
	const [found] = await runQuery(db, { name: check.file, sql, row });
	const { count, of, examples } = found ?? { count: 0, of: 0, examples: [] };
	const codes = codesOf[check.table];
	return {
		check: check.id,
		count,
		of,
		examples: examples.map(({ batch, file, line, key }) => ({
			file: fileName(batch, file),
			line,
			key: Object.fromEntries(
				codes.flatMap((code, at) => (key[at] ? [[code, key[at]] as const] : []))
			)
		}))
	};
}

/** Holds the rules against the snapshot of `db`, reading alone, and says what each finds. Throws QueryFailed. */
export async function runChecks(
	db: DuckDBConnection,
	checks: Check[],
	registry: Registry,
	fileName: FileName
): Promise<Finding[]> {
	const relations = registrySql(registry);
	const findings: Finding[] = [];
	for (const check of checks) findings.push(await runCheck(db, check, relations, fileName));
	return findings;
}
