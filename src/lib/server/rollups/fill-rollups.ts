import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import type { Measure } from '#lib/measures/measure.ts';
import { isUsed } from '#lib/measures/scored-scales.ts';
import { FigureWithheld, QueryFailed } from '#lib/server/errors.ts';
import { askTold } from '#lib/server/figures/ask-told.ts';
import { rowColumn } from '#lib/server/figures/kind-queries.ts';
import { refuseDoubleCount } from '#lib/server/measures/one-row-per-unit.ts';
import { makeStrata } from '#lib/server/rollups/make-strata.ts';
import { openPlacedTable } from '#lib/server/rollups/placed-table.ts';
import type { PlacedTable, Span } from '#lib/server/rollups/placed-table.ts';
import { placeRows } from '#lib/server/rollups/place-rows.ts';
import { splitUnits, trajectoryRows } from '#lib/server/rollups/place-trajectory.ts';
import { rollupHash } from '#lib/server/rollups/rollup-hash.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { hasState } from '#lib/server/rollups/row-state.ts';
import { rowsOf, shareRows } from '#lib/server/rollups/shared-rows.ts';
import type { SharedRows } from '#lib/server/rollups/shared-rows.ts';
import { scoredScales } from '#lib/server/snapshot-facts.ts';
import { fillSql } from '#lib/server/sql-file.ts';
import { runQuery, runStatements } from '#lib/server/warehouse/run-query.ts';

const typeRow = z.object({ type: z.string() });
const splitRow = z.object({ units: z.number() });

/** A clinic's own measure may be dated by more than a day: its months are then no whole of days. */
async function isDatedByDay(db: DuckDBConnection, measure: Measure): Promise<boolean> {
	if (!measure.isOwn) return true;
	const sql = fillSql(rollupTemplate('date_type'), {
		rows: measure.sql,
		date: rowColumn(measure.date)
	});
	const query = { name: `${measure.id} date`, sql, row: typeRow };
	const [found] = await runQuery(db, query, measure.parameters);
	return found?.type === 'DATE';
}

/** A trajectory compares rows of one unit: it adds up only where each unit is of one month and one group. */
async function hasSplitUnits(db: DuckDBConnection, measure: Measure): Promise<boolean> {
	if (measure.kind !== 'trajectory') return false;
	const { sql, parameters } = trajectoryRows(measure);
	await runStatements(db, `${measure.id} rows`, sql, parameters);
	const query = { name: `${measure.id} units`, sql: splitUnits(measure), row: splitRow };
	return ((await runQuery(db, query))[0]?.units ?? 0) > 0;
}

async function addsUp(db: DuckDBConnection, measure: Measure): Promise<boolean> {
	await refuseDoubleCount(db, measure);
	return (
		hasState(measure) && (await isDatedByDay(db, measure)) && !(await hasSplitUnits(db, measure))
	);
}

/** What is known of a measure that is rolled up, or left to its rows: then it has no number of the rows it shares. */
type Known = { measure: Measure; shared?: number; told: string };

const leftToRows = (measure: Measure): Known => ({ measure, told: '[]' });

async function placeShared(
	db: DuckDBConnection,
	shared: SharedRows,
	table: PlacedTable
): Promise<Known[]> {
	for (const measure of shared.measures)
		if (!(await addsUp(db, measure))) return shared.measures.map(leftToRows);
	const told = await Promise.all(shared.measures.map((measure) => askTold(db, measure)));
	const number = await table.add((next) => placeRows(shared, next));
	return shared.measures.map((measure, at) => ({
		measure,
		shared: number,
		told: JSON.stringify(told[at])
	}));
}

/**
 * Where measures cannot be read together each is read alone, and where one cannot be asked at all, its rows say so
 * themselves when they are.
 */
async function placeOrLeave(
	db: DuckDBConnection,
	shared: SharedRows,
	table: PlacedTable
): Promise<Known[]> {
	await table.makeRoom(placeRows(shared, 0).shape);
	try {
		return await placeShared(db, shared, table);
	} catch (error) {
		if (!(error instanceof QueryFailed || error instanceof FigureWithheld)) throw error;
		if (shared.measures.length === 1) return shared.measures.map(leftToRows);
		const known: Known[] = [];
		for (const measure of shared.measures)
			known.push(...(await placeOrLeave(db, rowsOf(measure), table)));
		return known;
	}
}

async function note(
	db: DuckDBConnection,
	known: readonly Known[],
	{ numberOf, spanOf, keptOf }: PlacedTable
): Promise<void> {
	const notes = known.map(({ measure, shared, told }) => {
		const span: Span = shared === undefined ? { first_on: null, last_on: null } : spanOf(shared);
		return {
			...{ measure: measure.id, number: numberOf(measure), hash: rollupHash(measure) },
			...{ is_additive: shared !== undefined, ...span, told },
			placed: JSON.stringify(keptOf(measure))
		};
	});
	const insert = rollupTemplate('insert');
	await runStatements(db, 'roll-ups', insert, { notes: JSON.stringify(notes) });
}

/** Measures of scales on which nobody has a score are asked by nobody. */
export async function worthRollingUp(db: DuckDBConnection, measures: readonly Measure[]) {
	const scored = await scoredScales(db);
	return measures.filter((measure) => isUsed(measure, scored));
}

/** Rows of one shape after each other: so they are counted together. */
function byShape(shared: readonly SharedRows[]): SharedRows[] {
	const shapes = new Map(shared.map((rows) => [rows, JSON.stringify(placeRows(rows, 0).shape)]));
	const shapeOf = (rows: SharedRows): string => shapes.get(rows) ?? '';
	return [...shared].sort((a, b) =>
		shapeOf(a) < shapeOf(b) ? -1 : shapeOf(a) > shapeOf(b) ? 1 : 0
	);
}

/** How many measures there are to roll up, and how many are. */
export type Progress = (done: number, all: number) => void;

/**
 * Rolls measures up into the empty database attached to `db` as `rolled`, from the snapshot that `db` looks into: rows
 * that measures share are read once and placed by month and stratum, and what was placed is counted by each dimension.
 * What cannot be rolled up is left out, and its rows answer. `snapshotBuild` is the id of the snapshot's build, and
 * `mostWaiting` the number of placed rows from which on they are counted. Throws QueryFailed where counting fails.
 */
export async function fillRollups(
	db: DuckDBConnection,
	measures: readonly Measure[],
	snapshotBuild: string,
	report: Progress = () => undefined,
	mostWaiting?: number
): Promise<void> {
	await runStatements(db, 'roll-ups', rollupTemplate('tables'));
	const worth = await worthRollingUp(db, measures);
	await makeStrata(db, worth);
	const table = openPlacedTable(db, worth, mostWaiting);
	const known: Known[] = [];
	for (const shared of byShape(await shareRows(db, worth))) {
		report(known.length, worth.length);
		known.push(...(await placeOrLeave(db, shared, table)));
	}
	await table.finish();
	await note(db, known, table);
	report(worth.length, worth.length);
	const made = rollupTemplate('insert_made_of');
	await runStatements(db, 'roll-ups', made, { snapshot_build: snapshotBuild });
}
