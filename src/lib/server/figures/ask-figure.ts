import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { assembleFigure } from '#lib/measures/assemble-figure.ts';
import type { LedgerRow, PeopleRow } from '#lib/measures/assemble-figure.ts';
import type { Baseline } from '#lib/measures/baseline.ts';
import { makeDisclosure } from '#lib/measures/disclosure.ts';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue, Measure } from '#lib/measures/measure.ts';
import { writeSentence } from '#lib/measures/sentence.ts';
import { signalOf } from '#lib/measures/signal.ts';
import { suppressFigure } from '#lib/measures/suppression.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askHistory } from '#lib/server/figures/ask-history.ts';
import { askTold } from '#lib/server/figures/ask-told.ts';
import { checkQuestion } from '#lib/server/figures/check-question.ts';
import { asksForDates, kindQueries, template } from '#lib/server/figures/kind-queries.ts';
import type { KindQueries } from '#lib/server/figures/kind-queries.ts';
import { refuseDoubleCount } from '#lib/server/measures/one-row-per-unit.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';
import { ruleSets } from '#lib/statistics/spc/rule-sets.ts';

const count = z
	.number()
	.nullish()
	.transform((value) => value ?? 0);
const tallySchema = z.object({
	bucket: z.string(),
	at: z
		.union([z.number(), z.string()])
		.nullish()
		.transform((at) => at ?? null),
	n: count,
	k: count,
	competing: count,
	total: count,
	squares: count,
	baseline: count,
	baseline_squares: count,
	last_squares: count,
	part: count,
	whole: count
});
const peopleSchema = z.object({
	bucket: z.string().nullable(),
	people: z.number(),
	with_success: z.number(),
	without_success: z.number()
});
const ledgerSchema = z.object({
	bucket: z.string().nullable(),
	considered: z.number(),
	steps: z.array(z.number())
});
const comparedSchema = z.object({
	is_measured: z.boolean(),
	n: count,
	scored: count,
	total: count,
	squares: count,
	known: count,
	completed: count
});
const snapshotSchema = z.object({
	snapshot: z.string(),
	data_through: z.string().nullable(),
	signal_rules: z.enum(ruleSets),
	usual_range_periods: z.number()
});

/** Relative days put nothing in a month: refuse rather than answer "nobody". */
function refuseWithoutDates(measure: Measure, question: Question, ledger: LedgerRow[]): void {
	if (!asksForDates(question)) return;
	const considered = ledger.reduce((sum, row) => sum + row.considered, 0);
	const dated = ledger.reduce((sum, row) => sum + (row.steps[0] ?? 0), 0);
	if (considered === 0 || dated > 0) return;
	throw new FigureWithheld(
		`${measure.title} cannot be asked by date: the export gives days since admission and no calendar dates, ` +
			`so nothing says in which month a row falls. Ask without a period and without month, quarter or year, ` +
			`or load an export with dates (a limited data set, or dates shifted per person).`
	);
}

async function askTallies(db: DuckDBConnection, id: string, queries: KindQueries) {
	const query = { name: id, sql: queries.tally, row: tallySchema };
	const rows = await runQuery(db, query, queries.parameters);
	return rows.map(({ baseline_squares, last_squares, ...tally }) => ({
		...tally,
		baselineSquares: baseline_squares,
		lastSquares: last_squares
	}));
}

async function askPeople(
	db: DuckDBConnection,
	id: string,
	{ people, parameters }: KindQueries
): Promise<PeopleRow[]> {
	if (people === undefined) return [];
	const query = { name: `${id} people`, sql: people, row: peopleSchema };
	const rows = await runQuery(db, query, parameters);
	return rows.map(({ bucket, people: n, with_success, without_success }) => ({
		bucket,
		people: [n, with_success, without_success]
	}));
}

async function askDisclosure(db: DuckDBConnection, id: string, { disclosure }: KindQueries) {
	if (!disclosure) return undefined;
	const query = { name: `${id} disclosure`, sql: disclosure.sql, row: comparedSchema };
	return makeDisclosure(await runQuery(db, query, disclosure.parameters));
}

async function readSnapshot(db: DuckDBConnection) {
	const query = { name: 'kinds/snapshot', sql: template('snapshot') };
	const [snapshot] = await runQuery(db, { ...query, row: snapshotSchema });
	return {
		snapshot: snapshot?.snapshot ?? '',
		dataThrough: snapshot?.data_through ?? null,
		rules: snapshot?.signal_rules ?? 'nhs',
		periods: snapshot?.usual_range_periods ?? 0
	};
}

type Snapshot = { snapshot: string; dataThrough: string | null };

/** The numbers of a question and its series, without what must not be shown to its reader. */
async function askNumbers(
	db: DuckDBConnection,
	measure: Measure,
	question: Question,
	snapshot: Snapshot
) {
	const queries = kindQueries(measure, question);
	const ledger = await runQuery(
		db,
		{ name: `${measure.id} ledger`, sql: queries.ledger, row: ledgerSchema },
		queries.parameters
	);
	const tallies = await askTallies(db, measure.id, queries);
	const people = await askPeople(db, measure.id, queries);
	return { measure, question, ...snapshot, ledger, tallies, people };
}

/** Of a figure whose series is read with what lies before it: the records that say how. */
export type AskOptions = { baselines?: readonly Baseline[] };

/**
 * Answers a question from the snapshot that `db` has open: counts that add up, the number with its interval, the
 * series and what it says, and a sentence; for the audience outside, without what fewer than 11 people would show.
 * Throws WrongUsage for a measure, date or dimension that cannot be, FigureWithheld where the export has no dates.
 */
export async function askFigure(
	db: DuckDBConnection,
	catalogue: Catalogue,
	question: Question,
	{ baselines = [] }: AskOptions = {}
): Promise<Figure> {
	const measure = catalogue.get(question.measure);
	checkQuestion(measure, question);
	await refuseDoubleCount(db, measure);
	const { rules, periods, ...snapshot } = await readSnapshot(db);
	const numbers = await askNumbers(db, measure, question, snapshot);
	refuseWithoutDates(measure, question, numbers.ledger);
	const disclosure = await askDisclosure(db, measure.id, kindQueries(measure, question));
	const told = await askTold(db, measure);
	const bare = suppressFigure(assembleFigure({ ...numbers, disclosure, told }), measure);
	const askBefore = async (earlier: Question) =>
		suppressFigure(assembleFigure(await askNumbers(db, measure, earlier, snapshot)), measure);
	const history = await askHistory(bare, askBefore, { periods, baselines });
	// Last of all, from what may be shown and nothing else: a signal cannot tell what is withheld.
	const figure = { ...bare, signal: signalOf(bare, rules, { history, baselines }) };
	return { ...figure, sentence: writeSentence(figure, measure) };
}
