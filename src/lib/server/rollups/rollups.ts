import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { isIsoDate, bucketEnd, bucketOf } from '#lib/measures/calendar.ts';
import type { Question, Told } from '#lib/measures/figure.ts';
import type { Measure } from '#lib/measures/measure.ts';
import type { Asked } from '#lib/server/figures/count-rows.ts';
import { QueryFailed } from '#lib/server/errors.ts';
import { gatherAlong } from '#lib/server/figures/along-axis.ts';
import { countRow } from '#lib/server/figures/count-row.ts';
import type { EachCount } from '#lib/server/figures/count-row.ts';
import { countSlice } from '#lib/server/rollups/count-slice.ts';
import { holdSlices } from '#lib/server/rollups/held-slices.ts';
import type { HeldSlices } from '#lib/server/rollups/held-slices.ts';
import { dimensionsIn, readPlacedQuery } from '#lib/server/rollups/read-rollup.ts';
import { rollupHash } from '#lib/server/rollups/rollup-hash.ts';
import type { KeptRows } from '#lib/server/rollups/placed-table.ts';
import { rollupTemplate } from '#lib/server/rollups/rollup-template.ts';
import { readSlice } from '#lib/server/rollups/slice.ts';
import { readSqlFile } from '#lib/server/sql-file.ts';
import { runQuery } from '#lib/server/warehouse/run-query.ts';

const toldSchema = z.array(z.object({ words: z.string(), value: z.number() }));
const placedSchema = z
	.object({
		table: z.string(),
		shared: z.number(),
		shift: z.number(),
		sums: z.record(z.string(), z.string())
	})
	.nullable();
const buildRow = z.object({ id: z.string() });
const madeOfRow = z.object({ snapshot_build: z.string() });
const rollupRow = z
	.object({
		measure: z.string(),
		number: z.number(),
		hash: z.string(),
		is_additive: z.boolean(),
		first_on: z.string().nullable(),
		last_on: z.string().nullable(),
		told: z.string(),
		placed: z.string()
	})
	.transform(
		({
			measure,
			number,
			hash,
			is_additive: isAdditive,
			first_on: firstOn,
			last_on: lastOn,
			told,
			placed
		}) => ({
			measure,
			number,
			hash,
			isAdditive,
			firstOn,
			lastOn,
			told: toldSchema.parse(JSON.parse(told)),
			placed: placedSchema.parse(JSON.parse(placed)) satisfies KeptRows | null
		})
	);

/**
 * A measure as it was rolled up, or found not to add up: its number in the tables of roll-ups, by which definition, and
 * the days its rows are dated from and to; and where its placed rows are kept.
 */
export type Rollup = z.infer<typeof rollupRow>;

/** What is rolled up of a snapshot, by measure. */
export type Rollups = ReadonlyMap<string, Rollup>;

export const noRollups: Rollups = new Map();

/** The id of the build of the snapshot that `db` has open. */
export async function readSnapshotBuild(db: DuckDBConnection): Promise<string> {
	const query = {
		name: 'snapshot/build',
		sql: readSqlFile('snapshot/build.sql').sql,
		row: buildRow
	};
	return (await runQuery(db, query))[0]?.id ?? '';
}

async function listRollups(db: DuckDBConnection, snapshotBuild: string): Promise<Rollups> {
	const query = { name: 'roll-ups', sql: rollupTemplate('made_of'), row: madeOfRow };
	const [made] = await runQuery(db, query);
	if (made?.snapshot_build !== snapshotBuild) return noRollups;
	const rows = await runQuery(db, { ...query, sql: rollupTemplate('list'), row: rollupRow });
	return new Map(rows.map((row) => [row.measure, row]));
}

/**
 * The roll-ups in the database attached to `db` as `rolled`; none where they were made of another snapshot, or by a
 * version of the program that lays them out otherwise: then the rows answer until they are made anew.
 */
export async function readRollups(db: DuckDBConnection, snapshotBuild: string): Promise<Rollups> {
	try {
		return await listRollups(db, snapshotBuild);
	} catch (error) {
		if (error instanceof QueryFailed) return noRollups;
		throw error;
	}
}

/** The roll-up of a measure as it is defined now. */
export function rollupOf(rollups: Rollups, measure: Measure): Rollup | undefined {
	const rollup = rollups.get(measure.id);
	return rollup?.isAdditive && rollup.hash === rollupHash(measure) ? rollup : undefined;
}

/** Is no row left out, or let in, where a period is read as whole months? */
function isOfWholeMonths({ from, to }: Question, { firstOn, lastOn }: Rollup): boolean {
	const starts = from === undefined || from.endsWith('-01') || from <= (firstOn ?? from);
	const ends = to === undefined || to >= (lastOn ?? '') || isMonthEnd(to);
	return starts && ends;
}

const isMonthEnd = (day: string): boolean =>
	isIsoDate(day) && bucketEnd(bucketOf(day, 'month'), 'month') === day;

/** Where the placed rows that a question is about are kept; undefined where they are not, or its period is not of whole months. */
export function keptRowsOf(
	rollups: Rollups,
	{ measure, question }: Pick<Asked, 'measure' | 'question'>
): KeptRows | undefined {
	const rollup = rollupOf(rollups, measure);
	return rollup && isOfWholeMonths(question, rollup) ? (rollup.placed ?? undefined) : undefined;
}

/** What is known of a question from roll-ups: what its rows come to, and what the definition rests on. */
export type RolledUp = { counts: EachCount[]; told: Told[] };

// Some hundred questions' worth: a page asks few of many months, and lists of what changed ask many of one another's.
const heldBytes = 32_000_000;
const held = new WeakMap<Rollups, HeldSlices>();

function slicesOf(rollups: Rollups): HeldSlices {
	const known = held.get(rollups) ?? holdSlices(heldBytes);
	held.set(rollups, known);
	return known;
}

async function fromSlice(
	db: DuckDBConnection,
	rollups: Rollups,
	asked: Asked,
	dimension: string
): Promise<EachCount[]> {
	const { measure } = asked;
	const number = rollups.get(measure.id)?.number ?? -1;
	const slice = await slicesOf(rollups).get(`${number} ${dimension}`, () =>
		readSlice(db, measure, number, dimension)
	);
	return countSlice(slice, asked);
}

/** Counts from months and one dimension, or from placed rows where the question is about more. */
async function countFrom(
	db: DuckDBConnection,
	rollups: Rollups,
	asked: Asked
): Promise<EachCount[] | undefined> {
	const { measure } = asked;
	const [dimension = '', ...others] = dimensionsIn(asked);
	if (others.length === 0) return fromSlice(db, rollups, asked, dimension);
	const placed = rollups.get(measure.id)?.placed;
	if (!placed) return undefined;
	const { sql, parameters } = readPlacedQuery(asked, placed);
	const query = { name: `${measure.id} roll-up`, sql, row: countRow };
	return gatherAlong(measure, await runQuery(db, query, parameters));
}

/**
 * What countRows would answer, from the roll-up of the measure; undefined where that does not hold it: a period that is
 * not of whole months.
 */
export async function countRolledUp(
	db: DuckDBConnection,
	rollups: Rollups,
	asked: Asked
): Promise<RolledUp | undefined> {
	const { measure, question } = asked;
	const rollup = rollupOf(rollups, measure);
	if (!rollup || !isOfWholeMonths(question, rollup)) return undefined;
	const counts = await countFrom(db, rollups, asked);
	return counts && { counts, told: rollup.told };
}
