import type { DuckDBConnection } from '@duckdb/node-api';
import { readSnapshotFacts } from '#lib/server/figures/snapshot-facts.ts';
import type { SnapshotContext } from '#lib/server/figures/snapshot-facts.ts';
import { noRollups, readRollups, readSnapshotBuild } from '#lib/server/rollups/rollups.ts';
import type { Opening } from '#lib/server/warehouse/open-warehouse.ts';

const contexts = new WeakMap<Opening, Promise<SnapshotContext>>();

async function readContext(
	db: DuckDBConnection,
	{ hasRollups }: Opening
): Promise<SnapshotContext> {
	const facts = await readSnapshotFacts(db);
	if (!hasRollups) return { facts, rollups: noRollups };
	return { facts, rollups: await readRollups(db, await readSnapshotBuild(db)) };
}

/** What all figures of one opening of a snapshot have in common, read once. */
export function contextOf(db: DuckDBConnection, opening: Opening): Promise<SnapshotContext> {
	const known = contexts.get(opening);
	// Whoever reads it just now may be stopped on the way: then it is read for this figure.
	if (known) return known.catch(() => contextOf(db, opening));
	const context = readContext(db, opening);
	contexts.set(opening, context);
	context.catch(() => contexts.delete(opening));
	return context;
}
