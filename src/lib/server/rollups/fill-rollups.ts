import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { dimensionsOf } from '#lib/measures/dimensions.ts';
import { unitKeys } from '#lib/measures/measure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import { isUsed } from '#lib/measures/scored-scales.ts';
import { FigureWithheld, QueryFailed } from '#lib/server/errors.ts';
import { askTold } from '#lib/server/figures/ask-told.ts';
import { groupingParameters } from '#lib/server/figures/group-rows.ts';
import { rowColumn } from '#lib/server/figures/kind-queries.ts';
import { refuseDoubleCount } from '#lib/server/measures/one-row-per-unit.ts';
import {
	makeSql,
	groupByMonth,
	rollupHash,
	rollupTemplate
} from '#lib/server/rollups/rollup-sql.ts';
import { scoredScales } from '#lib/server/snapshot-facts.ts';
import { fillSql, identifier } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

const spanRow = z.object({
	first_on: z.string().nullable(),
	last_on: z.string().nullable(),
	type: z.string()
});
const splitRow = z.object({ units: z.number() });

async function spanOf(db: DuckDBConnection, measure: Measure) {
	const sql = fillSql(rollupTemplate('span'), {
		rows: measure.sql,
		date: rowColumn(measure.date)
	});
	const query = { name: `${measure.id} span`, sql, row: spanRow };
	const [span] = await runQuery(db, query, measure.parameters);
	return span ?? { first_on: null, last_on: null, type: 'DATE' };
}

/** A trajectory compares rows of one unit: it adds up only where each unit is of one month and one group. */
async function hasSplitUnits(db: DuckDBConnection, measure: Measure): Promise<boolean> {
	if (measure.kind !== 'trajectory') return false;
	const columns = ['month', ...dimensionsOf(measure).map((name) => `by_${name}`)];
	const sql = fillSql(rollupTemplate('split_units'), {
		placed: groupByMonth(measure, dimensionsOf(measure)),
		unit: unitKeys[measure.unit].map(identifier).join(', '),
		differs: columns
			.map((name) => `min(${name}) <> max(${name}) or count(${name}) not in (0, count(*))`)
			.join(' or ')
	});
	const query = { name: `${measure.id} units`, sql, row: splitRow };
	const [found] = await runQuery(db, query, groupingParameters(measure));
	return (found?.units ?? 0) > 0;
}

type Made = { first_on: string | null; last_on: string | null; told: string };

/** Rolls one measure up; undefined where its rows do not add up, so that they must be asked themselves. */
async function fillRollup(db: DuckDBConnection, measure: Measure): Promise<Made | undefined> {
	await refuseDoubleCount(db, measure);
	const { type, ...span } = await spanOf(db, measure);
	if (type !== 'DATE' || (await hasSplitUnits(db, measure))) return undefined;
	const told = await askTold(db, measure);
	const { sql, parameters } = makeSql(measure);
	await runStatements(db, `${measure.id} roll-up`, sql, parameters);
	return { ...span, told: JSON.stringify(told) };
}

/** Where a measure cannot be asked at all, its rows say so themselves when they are. */
async function fillOrLeave(db: DuckDBConnection, measure: Measure): Promise<Made | undefined> {
	try {
		return await fillRollup(db, measure);
	} catch (error) {
		if (error instanceof QueryFailed || error instanceof FigureWithheld) return undefined;
		throw error;
	}
}

async function note(db: DuckDBConnection, measure: Measure, made: Made | undefined): Promise<void> {
	await runStatements(db, `${measure.id} roll-up`, rollupTemplate('insert'), {
		measure: measure.id,
		hash: rollupHash(measure),
		is_additive: made !== undefined,
		...(made ?? { first_on: null, last_on: null, told: '[]' })
	});
}

/** Measures of scales on which nobody has a score are asked by nobody. */
export async function worthRollingUp(db: DuckDBConnection, measures: readonly Measure[]) {
	const scored = await scoredScales(db);
	return measures.filter((measure) => isUsed(measure, scored));
}

/** How many measures there are to roll up, and how many are. */
export type Progress = (done: number, all: number) => void;

/**
 * Rolls measures up into the empty database attached to `db` as `rolled`, from the snapshot that `db` looks into. What
 * cannot be rolled up is left out, and its rows answer. `snapshotBuild` is the id of the snapshot's build.
 */
export async function fillRollups(
	db: DuckDBConnection,
	measures: readonly Measure[],
	snapshotBuild: string,
	report: Progress = () => undefined
): Promise<void> {
	await runStatements(db, 'roll-ups', rollupTemplate('tables'));
	const worth = await worthRollingUp(db, measures);
	for (const [done, measure] of worth.entries()) {
		report(done, worth.length);
		await note(db, measure, await fillOrLeave(db, measure));
	}
	report(worth.length, worth.length);
	const made = rollupTemplate('insert_made_of');
	await runStatements(db, 'roll-ups', made, { snapshot_build: snapshotBuild });
}
