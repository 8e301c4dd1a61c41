import { DuckDBListValue, LIST, VARCHAR } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDataChunk, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { z } from 'zod';
import { QueryFailed } from '#lib/server/errors.ts';

export type Parameter = string | number | boolean | null | string[];
export type Parameters = Record<string, Parameter>;

/** A query carries its name, its SQL and the schema its rows are held to. */
export type Query<Row> = { name: string; sql: string; row: z.ZodType<Row> };

function bound(parameters: Parameters) {
	const values: Record<string, DuckDBValue> = {};
	const types: Record<string, DuckDBType> = {};
	for (const [name, value] of Object.entries(parameters)) {
		if (Array.isArray(value)) {
			values[name] = new DuckDBListValue(value);
			types[name] = LIST(VARCHAR);
		} else values[name] = value;
	}
	return { values, types };
}

/**
 * The one door to DuckDB: parameters are bound by name (`$from`), rows are plain values checked by the query's
 * schema. DATE, DECIMAL and 64-bit integers must be cast in the SQL to text, double and integer.
 * Throws QueryFailed, whose message names the query and never a value.
 */
export async function runQuery<Row>(
	db: DuckDBConnection,
	query: Query<Row>,
	parameters: Parameters = {}
): Promise<Row[]> {
	const { values, types } = bound(parameters);
	try {
		const reader = await db.runAndReadAll(query.sql, values, types);
		return z.array(query.row).parse(reader.getRowObjectsJS());
	} catch (cause) {
		throw new QueryFailed(query.name, cause);
	}
}

/**
 * Hands the rows of a query to `take` a chunk of at most 2,048 at a time: for answers too long for an object a row. A
 * chunk is good until `take` returns. DATE, DECIMAL and 64-bit integers must be cast in the SQL. Throws QueryFailed.
 */
export async function readChunks(
	db: DuckDBConnection,
	query: Pick<Query<never>, 'name' | 'sql'>,
	parameters: Parameters,
	take: (chunk: DuckDBDataChunk) => void
): Promise<void> {
	const { values, types } = bound(parameters);
	try {
		const result = await db.stream(query.sql, values, types);
		for (;;) {
			const chunk = await result.fetchChunk();
			if (!chunk || chunk.rowCount === 0) return;
			take(chunk);
		}
	} catch (cause) {
		throw new QueryFailed(query.name, cause);
	}
}

/** Runs statements that return nothing: DDL, copies, settings; one alone may have parameters. Throws QueryFailed. */
export async function runStatements(
	db: DuckDBConnection,
	name: string,
	sql: string,
	parameters?: Parameters
): Promise<void> {
	const { values, types } = bound(parameters ?? {});
	try {
		await (parameters ? db.run(sql, values, types) : db.run(sql));
	} catch (cause) {
		throw new QueryFailed(name, cause);
	}
}
