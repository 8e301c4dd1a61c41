import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { z } from 'zod';
import type { Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { checkQuestion } from '#lib/server/figures/check-question.ts';
import { insideOnly } from '#lib/server/figures/inside-only.ts';
import { columnsOf } from '#lib/server/figures/row-columns.ts';
import type { RowColumn } from '#lib/server/figures/row-columns.ts';
import { standingsQuery } from '#lib/server/figures/row-queries.ts';
import type { RowChoice } from '#lib/server/figures/row-queries.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const standingSchema = z.object({ stands: z.string(), rows: z.number(), units: z.number() });

/** How many rows, and how many units, stand at a place of the ledger. */
export type StandingCount = z.infer<typeof standingSchema>;

export type RowValue = string | number | boolean | null;

/** The values of a chunk of rows, by column. */
export const columnsIn = (chunk: DuckDBDataChunk): RowValue[][] =>
	chunk.getColumns() as RowValue[][];

/** The measure of a question about rows. Throws as askStandings does. */
export function rowMeasure(catalogue: Catalogue, question: Question): Measure {
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
	const measure = rowMeasure(catalogue, question);
	const { sql, parameters } = standingsQuery(measure, question, choice);
	const query = { name: `${measure.id} standings`, sql, row: standingSchema };
	return runQuery(db, query, parameters);
}

/** The columns of a measure's rows, where they stand on the ledger first. */
export const rowHead = (measure: Measure): RowColumn[] => [
	{ name: 'stands', words: 'on the ledger', type: 'text' },
	...columnsOf(measure)
];
