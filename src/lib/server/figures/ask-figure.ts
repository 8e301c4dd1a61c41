import type { DuckDBConnection } from '@duckdb/node-api';
import type { Figure, Question } from '#lib/measures/figure.ts';
import type { Catalogue } from '#lib/measures/measure.ts';
import { checkQuestion } from '#lib/server/figures/check-question.ts';
import { countDays } from '#lib/server/figures/count-rows.ts';
import { countQuestion } from '#lib/server/figures/count-question.ts';
import { figureOf } from '#lib/server/figures/figure-of.ts';
import { contextWithoutRollups } from '#lib/server/figures/snapshot-facts.ts';
import { noRecords, type SeriesRecords } from '#lib/server/series/records-for.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';

export type AskOptions = {
	/** What people decided about the series of a question: its baselines, aims and benchmarks. */
	records?: (question: Question) => SeriesRecords;
	/** What is known of the snapshot already; without it there are no roll-ups. */
	context?: SnapshotContext;
};

/**
 * Answers a question from the snapshot that `db` has open: counts that add up, the number with its interval, the
 * series and what it says, and a sentence; for the audience outside, without what fewer than 11 people would show.
 * Throws WrongUsage for a measure, date or dimension that cannot be, FigureWithheld where the export has no dates.
 */
export async function askFigure(
	db: DuckDBConnection,
	catalogue: Catalogue,
	question: Question,
	{ records = noRecords, context }: AskOptions = {}
): Promise<Figure> {
	const measure = catalogue.get(question.measure);
	checkQuestion(measure, question);
	const known = context ?? (await contextWithoutRollups(db));
	const count = (asked: Question) => countQuestion(db, { measure, question: asked }, known);
	const counted = { measure, question, ...(await count(question)), facts: known.facts };
	const days = (asked: Question) => countDays(db, { measure, question: asked });
	return figureOf(counted, { count, days }, records(question));
}
