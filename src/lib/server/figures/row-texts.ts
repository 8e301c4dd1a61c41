import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { dimensionsOf } from '#lib/measures/dimensions.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { standingsOf } from '#lib/measures/standing.ts';
import {
	dimensionSource,
	joinsOf,
	rowColumns,
	template
} from '#lib/server/figures/kind-queries.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import type { Parameters } from '#lib/server/warehouse/run-query.ts';

/**
 * The texts that occur in a column of rows, by its name, in the order of their bytes: the order in which DuckDB sorts
 * them. With these a row carries the number of its text, and texts are neither sorted nor copied.
 */
export type KnownTexts = ReadonlyMap<string, readonly string[]>;

/** A column of more texts than this keeps them: the numbers of a column then take at most two bytes each. */
const most = 65_535;

/** How many bytes DuckDB takes for the number of one of so many texts. */
export const enumWidth = (texts: number): 1 | 2 => (texts <= 255 ? 1 : 2);

const textsSchema = z.record(z.string(), z.array(z.string().nullable()).nullable());

/** The texts of some columns of a relation. */
async function textsIn(
	db: DuckDBConnection,
	names: readonly string[],
	relation: string,
	parameters: Parameters
): Promise<Map<string, string[]>> {
	if (names.length === 0) return new Map();
	const column = (name: string) =>
		`list(distinct ${identifier(name)}::varchar) as ${identifier(name)}`;
	const columns = names.map(column).join(',\n    ');
	const sql = fillSql(template('row_texts'), { columns, relation });
	const [found] = await runQuery(db, { name: 'row texts', sql, row: textsSchema }, parameters);
	const known = (name: string) => (found?.[name] ?? []).filter((text) => text !== null);
	return new Map(names.map((name) => [name, known(name)]));
}

const inBytes = (texts: Iterable<string>): string[] =>
	[...new Set(texts)]
		.map((text) => ({ text, bytes: Buffer.from(text) }))
		.sort((a, b) => Buffer.compare(a.bytes, b.bytes))
		.map(({ text }) => text);

/**
 * Reads the texts of all columns of a measure's rows that have few over many rows. `days` are those of the rows (ISO).
 * Throws QueryFailed.
 */
export async function knownTexts(
	db: DuckDBConnection,
	measure: Measure,
	days: readonly string[]
): Promise<KnownTexts> {
	const dimensions = dimensionsOf(measure);
	const joined = dimensions.filter((name) => joinsOf(measure.unit).includes(name));
	const own = dimensions.filter((name) => measure.dimensions.includes(name));
	const values = rowColumns(measure).filter((name) => name === 'category');
	const { relation } = dimensionSource(measure.unit);
	const ofUnit = await textsIn(db, joined, relation, {});
	const rows = `(\n${measure.sql}\n) as measure_rows`;
	const ofRows = await textsIn(db, [...own, ...values], rows, measure.parameters);
	const all = new Map([['date', [...days]]]);
	all.set('stands', inBytes(standingsOf(measure).map(({ stands }) => stands)));
	// What is in none of them is unknown: dimensionValue.
	for (const name of dimensions)
		all.set(name, inBytes([...(ofUnit.get(name) ?? []), ...(ofRows.get(name) ?? []), 'unknown']));
	for (const name of values) all.set(name, inBytes(ofRows.get(name) ?? []));
	return new Map([...all].filter(([, texts]) => texts.length > 0 && texts.length <= most));
}
