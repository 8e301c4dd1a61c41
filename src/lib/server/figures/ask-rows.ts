import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { z } from 'zod';
import type { Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { checkQuestion } from '#lib/server/figures/check-question.ts';
import { insideOnly } from '#lib/server/figures/inside-only.ts';
import { columnsOf } from '#lib/server/figures/row-columns.ts';
import type { RowColumn } from '#lib/server/figures/row-columns.ts';
import { rowsQuery, standingsQuery } from '#lib/server/figures/row-queries.ts';
import type { RowChoice } from '#lib/server/figures/row-queries.ts';
import { readChunks, runQuery } from '#lib/server/warehouse/run-query.ts';

const standingSchema = z.object({ stands: z.string(), rows: z.number(), units: z.number() });

/** How many rows, and how many units, stand at a place of the ledger. */
export type StandingCount = z.infer<typeof standingSchema>;

export type RowValue = string | number | boolean | null;

/** The values of a chunk of rows, by column. */
export const columnsIn = (chunk: DuckDBDataChunk): RowValue[][] =>
	chunk.getColumns() as RowValue[][];

/** A stretch of rows: `limit` of them from `offset` on. */
export type Stretch = { limit: number; offset: number };

function measureOf(catalogue: Catalogue, question: Question): Measure {
	insideOnly(question);
	const measure = catalogue.get(question.measure);
	checkQuestion(measure, question);
	return measure;
}

/**
 * How many of the rows behind a figure, or one point of it, stand where on its ledger. Throws FigureWithheld for the
 * audience outside, WrongUsage for a wrong question or a point there is not.
 */
export function askStandings(
	db: DuckDBConnection,
	catalogue: Catalogue,
	question: Question,
	choice: RowChoice
): Promise<StandingCount[]> {
	const measure = measureOf(catalogue, question);
	const { sql, parameters } = standingsQuery(measure, question, choice);
	const query = { name: `${measure.id} standings`, sql, row: standingSchema };
	return runQuery(db, query, parameters);
}

/** The columns of a measure's rows, where they stand on the ledger first. */
export const rowHead = (measure: Measure): RowColumn[] => [
	{ name: 'stands', words: 'on the ledger', type: 'text' },
	...columnsOf(measure)
];

/**
 * Hands the rows behind a figure to `take`, a chunk of some thousand at a time, its columns as in rowHead; all of them, or
 * a stretch. No object is made of any row. Throws as askStandings does.
 */
export async function askRows(
	db: DuckDBConnection,
	catalogue: Catalogue,
	asked: { question: Question; choice: RowChoice; stretch?: Stretch },
	take: (chunk: DuckDBDataChunk) => void
): Promise<void> {
	const { question, choice, stretch } = asked;
	const measure = measureOf(catalogue, question);
	const { sql, parameters } = rowsQuery(measure, question, choice, stretch !== undefined);
	const page = stretch && { row_limit: stretch.limit, row_offset: stretch.offset };
	await readChunks(db, { name: `${measure.id} rows`, sql }, { ...parameters, ...page }, take);
}
