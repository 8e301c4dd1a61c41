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
 * The answer to a query as it lies in DuckDB's memory, for what is long and of few columns: no object is made of a row.
 * Throws QueryFailed.
 */
export async function runChunks(
	db: DuckDBConnection,
	{ name, sql }: Pick<Query<never>, 'name' | 'sql'>,
	parameters: Parameters
): Promise<DuckDBDataChunk[]> {
	const { values, types } = bound(parameters);
	try {
		const result = await db.run(sql, values, types);
		return await result.fetchAllChunks();
	} catch (cause) {
		throw new QueryFailed(name, cause);
	}
}

/**
 * Rows as they come: each chunk holds at most 2,048, and is good until the next is asked for. Undefined after the last,
 * but also where the query failed after its first rows or was interrupted: who reads must know how many there are.
 */
export type Chunks = { next: () => Promise<DuckDBDataChunk | undefined> };

/**
 * Opens a query for answers too long for an object a row. DuckDB works no further ahead than its buffer, some thousand
 * rows. DATE, DECIMAL and 64-bit integers must be cast in the SQL. This and `next` throw QueryFailed.
 */
export async function openChunks(
	db: DuckDBConnection,
	query: Pick<Query<never>, 'name' | 'sql'>,
	parameters: Parameters
): Promise<Chunks> {
	const { values, types } = bound(parameters);
	const named = async <T>(work: () => Promise<T>): Promise<T> => {
		try {
			return await work();
		} catch (cause) {
			throw new QueryFailed(query.name, cause);
		}
	};
	const result = await named(() => db.stream(query.sql, values, types));
	const next = async () => {
		const chunk = await named(() => result.fetchChunk());
		return chunk && chunk.rowCount > 0 ? chunk : undefined;
	};
	return { next };
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
