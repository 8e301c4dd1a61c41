import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { z } from 'zod';
import type { Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { QueryFailed } from '#lib/server/errors.ts';
import { rowMeasure } from '#lib/server/figures/ask-rows.ts';
import { portionsOf } from '#lib/server/figures/row-portions.ts';
import type { DayCount, RowPortion, Stretch } from '#lib/server/figures/row-portions.ts';
import { daysQuery, rowsQuery } from '#lib/server/figures/row-queries.ts';
import type { RowChoice, RowQuery } from '#lib/server/figures/row-queries.ts';
import { knownTexts } from '#lib/server/figures/row-texts.ts';
import type { KnownTexts } from '#lib/server/figures/row-texts.ts';
import { openChunks, runQuery } from '#lib/server/warehouse/run-query.ts';
import type { Chunks } from '#lib/server/warehouse/run-query.ts';
import type { Turns } from '#lib/server/warehouse/take-turns.ts';

/** Which rows: of a question, of a point of its figure, all of them or a stretch. */
export type AskedRows = { question: Question; choice: RowChoice; stretch?: Stretch };

/**
 * How many rows are sorted at once and held in memory (each portion reads its table anew); how many are read in a turn
 * and make a batch of some megabytes; and under how many it is not worth asking first which texts occur in them.
 */
export type RowSizes = { portion: number; batch: number; many: number };
const usual: RowSizes = { portion: 1_000_000, batch: 65_536, many: 50_000 };

const daySchema = z.object({ day: z.string().nullable(), rows: z.number() });

/** How many of the rows asked for each day has, those without one last. Throws as askStandings does. */
export function askDays(
	db: DuckDBConnection,
	catalogue: Catalogue,
	{ question, choice }: AskedRows
): Promise<DayCount[]> {
	const measure = rowMeasure(catalogue, question);
	// A column there is not to sort by is refused before anything is asked.
	rowsQuery(measure, question, choice, false);
	const { sql, parameters } = daysQuery(measure, question, choice);
	return runQuery(db, { name: `${measure.id} days`, sql, row: daySchema }, parameters);
}

/** How rows are read: how many there are, by which queries one after the other, and which texts are in them. */
export type RowPlan = {
	name: string;
	rows: number;
	texts: KnownTexts;
	/** Each with how many rows it gives. */
	queries: (RowQuery & { rows: number })[];
	/** How many rows are read in a turn. */
	batch: number;
};

/** The latest first, those without a day still last. */
const latestFirst = (days: readonly DayCount[]): DayCount[] => [
	...days.filter(({ day }) => day !== null).reverse(),
	...days.filter(({ day }) => day === null)
];

/** The rows of a portion, or of a stretch of all. */
function queryOf(
	measure: Measure,
	{ question, choice }: AskedRows,
	portion: RowPortion | Stretch,
	texts: KnownTexts
): RowQuery {
	const days = 'days' in portion ? portion.days : undefined;
	const { sql, parameters } = rowsQuery(measure, question, choice, true, { days, texts });
	const between = 'from' in portion && { portion_from: portion.from, portion_to: portion.to };
	const { limit: row_limit, offset: row_offset } = portion;
	return { sql, parameters: { ...parameters, ...between, row_limit, row_offset } };
}

/**
 * Plans how the rows asked for are read, from how many each day has. In the order of days they are read in portions; in
 * another order they are sorted at once. Throws as askStandings does.
 */
export async function planRows(
	db: DuckDBConnection,
	catalogue: Catalogue,
	asked: AskedRows,
	days: readonly DayCount[],
	sizes: RowSizes = usual
): Promise<RowPlan> {
	const measure = rowMeasure(catalogue, asked.question);
	const { choice } = asked;
	const all = days.reduce((sum, { rows }) => sum + rows, 0);
	const stretch = asked.stretch ?? { limit: all, offset: 0 };
	const rows = Math.max(0, Math.min(stretch.limit, all - stretch.offset));
	const isByDay = choice.sort === undefined || choice.sort === 'date';
	const inOrder = choice.sort && choice.isDescending ? latestFirst(days) : days;
	const portions = isByDay ? portionsOf(inOrder, stretch, sizes.portion) : [stretch];
	const named = days.map(({ day }) => day).filter((day) => day !== null);
	const texts = rows < sizes.many ? new Map() : await knownTexts(db, measure, named);
	const queries = portions.map((portion) => ({
		...queryOf(measure, asked, portion, texts),
		rows: Math.min(portion.limit, rows)
	}));
	return { name: `${measure.id} rows`, rows, texts, queries, batch: sizes.batch };
}

/**
 * Hands chunks to `take` until so many rows were taken, and gives how many they were. Throws QueryFailed where they end
 * before: DuckDB ends a stream that failed, or was interrupted, without saying so.
 */
async function takeRows(
	{ next }: Chunks,
	{ name, wanted }: { name: string; wanted: number },
	take: (chunk: DuckDBDataChunk) => void
): Promise<number> {
	let rows = 0;
	while (rows < wanted) {
		const chunk = await next();
		if (!chunk) throw new QueryFailed(name, new Error(`only ${rows} rows of ${wanted} came`));
		rows += chunk.rowCount;
		take(chunk);
	}
	return rows;
}

/**
 * Hands the rows of a plan to `take` in chunks of some thousand, their columns as in rowHead. A batch is read each time
 * it is asked to go on, in a turn of its own. No object is made of any row. Throws QueryFailed, also where fewer rows
 * come than were counted, and as `turn` does.
 */
export async function* readRows(
	turn: Turns['turn'],
	{ name, queries, batch }: RowPlan,
	take: (chunk: DuckDBDataChunk) => void
): AsyncGenerator<void, void, void> {
	for (const { sql, parameters, rows } of queries) {
		const chunks = await turn((db) => openChunks(db, { name, sql }, parameters));
		for (let read = 0; read < rows;) {
			const wanted = Math.min(batch, rows - read);
			read += await turn(() => takeRows(chunks, { name, wanted }, take));
			yield;
		}
	}
}
