import type { DuckDBConnection } from '@duckdb/node-api';
import { toJson } from '#lib/measures/figure-json.ts';
import type { Question } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { FigureWithheld } from '#lib/server/errors.ts';
import { askFigure } from '#lib/server/figures/ask-figure.ts';
import { readSnapshotFacts } from '#lib/server/figures/snapshot-facts.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { fillRollups } from '#lib/server/rollups/fill-rollups.ts';
import { readRollups } from '#lib/server/rollups/rollups.ts';
import { catalogue } from '../measures/ask.ts';

/** Rolls measures up beside the rows that `db` holds; `mostWaiting` placed rows at most are counted together. */
export async function rollUp(
	db: DuckDBConnection,
	measures: readonly Measure[],
	mostWaiting?: number
): Promise<SnapshotContext> {
	await db.run(`attach ':memory:' as rolled`);
	await fillRollups(db, measures, 'here', undefined, mostWaiting);
	return { facts: await readSnapshotFacts(db), rollups: await readRollups(db, 'here') };
}

/** A figure as the JSON that is published of it, or why it cannot be had. */
export async function told(
	db: DuckDBConnection,
	question: Question,
	context?: SnapshotContext
): Promise<string> {
	try {
		return JSON.stringify(toJson(await askFigure(db, catalogue, question, { context })));
	} catch (error) {
		if (error instanceof FigureWithheld) return error.message;
		throw error;
	}
}
