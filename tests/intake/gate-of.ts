import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readRegistry } from '#lib/server/instruments.ts';
import { gateColumns } from '#lib/server/intake/gate/columns.ts';
import { judge } from '#lib/server/intake/gate/judge.ts';
import type { Role } from '#lib/server/intake/gate/rules.ts';
import { makeGateMacros, scanColumns } from '#lib/server/intake/gate/scan.ts';
import { linesInPlace } from '#lib/server/intake/formats/plain-csv.ts';
import type { GateRows } from '#lib/server/intake/gate/kept-sql.ts';
import { literal, readSqlFile } from '#lib/server/sql-file.ts';
import { readContract } from '#lib/server/warehouse/contract.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let opened: Promise<DuckDBConnection> | undefined;

async function openGate(): Promise<DuckDBConnection> {
	const db = await (await DuckDBInstance.create(':memory:')).connect();
	await db.run(readSqlFile('intake/macros.sql').sql);
	await makeGateMacros(db);
	return db;
}

const jsonRow = (columns: Record<string, string[]>, at: number): string =>
	JSON.stringify(
		Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, cells[at] ?? null]))
	);

/** The same cells as whole lines, where a delimiter is in none of them. */
async function asLines(columns: Record<string, string[]>, rows: number) {
	const given = Object.values(columns);
	const text = given.flat().join('');
	const delimiter = [',', ';', '|', '\x1f'].find((mark) => !text.includes(mark));
	if (delimiter === undefined || /[\n\r"]/.test(text)) return undefined;
	const lines = Array.from({ length: rows }, (_, at) =>
		given.map((cells) => cells[at] ?? '').join(delimiter)
	);
	const path = join(await temporaryFolder(), 'lines.csv');
	await writeFile(path, `${Object.keys(columns).join(delimiter)}\n${lines.join('\n')}\n`);
	return { relation: linesInPlace({ path, headerLine: 1, newLine: '\\n' }), delimiter };
}

/**
 * What the gate finds in columns given by header, as `header: kind (rows)`; `*` rows where a share gave it away. Where
 * every row is in the sample, it has to find the same in whole lines.
 */
export async function findIn(
	columns: Record<string, string[]>,
	{ bytes = 0, role }: { bytes?: number; role?: Role } = {}
): Promise<string[]> {
	opened ??= openGate();
	const db = await opened;
	const path = join(await temporaryFolder(), 'rows.ndjson');
	const headers = Object.keys(columns);
	const rows = Math.max(...Object.values(columns).map((cells) => cells.length));
	const objects = Array.from({ length: rows }, (_, at) => jsonRow(columns, at));
	await writeFile(path, objects.join('\n'));
	const types = headers.map((header) => `${literal(header)}: 'VARCHAR'`).join(', ');
	const relation = `read_json(${literal(path)}, format = 'newline_delimited', columns = {${types}})`;
	const named = gateColumns(headers, [], await readContract(), readRegistry());
	const seen = named.map((column) => ({ ...column, role: role ?? column.role }));
	const findInRows = async (given: GateRows['rows']) => {
		const counts = await scanColumns(db, { rows: given, headers, bytes }, seen, 2026);
		return judge(seen, counts).map(
			({ column, kind, rows: n }) => `${column.header}: ${kind} (${n ?? '*'})`
		);
	};
	const found = await findInRows({ relation });
	const lines = bytes < 1_000_000 && headers.length > 1 && (await asLines(columns, rows));
	if (lines) expect(await findInRows({ relation, lines })).toEqual(found);
	return found;
}

/** `count` cells made one by one. */
export const cells = (count: number, make: (n: number) => string): string[] =>
	Array.from({ length: count }, (_, n) => make(n));
